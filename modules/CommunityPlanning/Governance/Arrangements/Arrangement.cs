namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A lasting way of working with others: who leads it, how formal it is, and how often it meets.</summary>
[Shared("The list of arrangements is the whole partnership's.")]
internal sealed class Arrangement : Aggregate, INumbered
{
    /// <summary>The arrangement's position in the partnership's list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The arrangement's name, such as Community Safety Partnership.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>The organisation that leads it, as the document names it; never a person. Null where the document names none.</summary>
    [MaxLength(200)]
    public string? Lead { get; private set; }

    /// <summary>How formal the arrangement is.</summary>
    public ArrangementFormality Formality { get; private set; }

    /// <summary>How often it meets, such as "every two months". Null where the document does not say.</summary>
    [MaxLength(200)]
    public string? Cadence { get; private set; }

    /// <summary>The months between two meetings, from 1 to 60, like 2. Null where that is not known.</summary>
    public int? CadenceMonths { get; private set; }

    /// <summary>Whether the arrangement will continue.</summary>
    public bool Retained { get; private set; }

    /// <summary>Why it counts as inactive, such as "has not met for some time". Null where it is active.</summary>
    [MaxLength(500)]
    public string? InactiveReason { get; private set; }

    /// <summary>Anything else about the arrangement.</summary>
    [MaxLength(2000)]
    public string? Note { get; private set; }

    /// <summary>The document that describes it, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>Whether the arrangement counts as inactive.</summary>
    [Needs(nameof(InactiveReason))]
    public bool Inactive() => InactiveReason is not null;

    internal static Rules Check(ArrangementInput input) =>
        new Rules()
            .OptionalText(input.Lead, 200)
            .OptionalText(input.Cadence, 200)
            .OptionalText(input.InactiveReason, 500)
            .OptionalText(input.Note, 2000)
            .Valid(input.CadenceMonths is null or >= 1 and <= 60, "Enter 1 to 60 months between two meetings.", input.CadenceMonths);

    internal Arrangement Update(ArrangementInput input)
    {
        (Lead, Formality, Cadence, CadenceMonths) = (input.Lead, input.Formality, input.Cadence, input.CadenceMonths);
        (Retained, InactiveReason, Note) = (input.Retained, input.InactiveReason, input.Note);
        return this;
    }
}

/// <summary>How formal an arrangement is.</summary>
internal enum ArrangementFormality
{
    /// <summary>The law requires it.</summary>
    Statutory,

    /// <summary>It has a constitution, with members and terms.</summary>
    Formal,

    /// <summary>It has no constitution.</summary>
    Informal,

    /// <summary>The document does not say.</summary>
    NotStated,
}
