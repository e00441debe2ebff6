namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A standing way of working with others: who leads, how formal it is, and how often it meets.</summary>
internal sealed class Arrangement : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place in the list, from 1.</summary>
    public int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Which organisation leads it, as the document has it; null where it names none.</summary>
    public string? Lead { get; set; }

    public ArrangementFormality Formality { get; set; }

    /// <summary>How often it meets, in the document's words; null where it says nothing of it.</summary>
    public string? Cadence { get; set; }

    /// <summary>How many months lie between two meetings; null where that is not said.</summary>
    public int? CadenceMonths { get; set; }

    /// <summary>Whether it is to go on.</summary>
    public bool Retained { get; set; }

    /// <summary>Why it counts as inactive, in the document's words; null where it is active.</summary>
    public string? InactiveReason { get; set; }

    /// <summary>What else is said of it.</summary>
    public string? Note { get; set; }

    /// <summary>The document, by title and date.</summary>
    public string? Source { get; init; }

    public int Version { get; set; }

    [Needs(nameof(InactiveReason))]
    public bool Inactive() => InactiveReason is not null;
}

/// <summary>How formal an arrangement is.</summary>
internal enum ArrangementFormality
{
    /// <summary>The law requires it.</summary>
    Statutory,

    /// <summary>It is constituted, with members and terms.</summary>
    Formal,
    Informal,

    /// <summary>The document does not say.</summary>
    NotStated,
}
