namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>A lasting way of working with others: who leads it, how formal it is, and how often it meets.</summary>
internal sealed class Arrangement : Aggregate, INumbered
{
    /// <summary>The arrangement's position in the list, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The arrangement's name, such as Community Safety Partnership.</summary>
    [MaxLength(200)]
    public required string Name { get; init; }

    /// <summary>The organisation that leads it, as the document names it; never a person. Null where the document names none.</summary>
    [MaxLength(200)]
    public string? Lead { get; private set; }

    /// <summary>How formal the arrangement is.</summary>
    public ArrangementFormality Formality { get; private set; }

    /// <summary>How often it meets, in the document's words, such as "every two months". Null where the document does not say.</summary>
    [MaxLength(200)]
    public string? Cadence { get; private set; }

    /// <summary>The months between two meetings, from 1 to 60; null where that is not known.</summary>
    public int? CadenceMonths { get; private set; }

    /// <summary>Whether the arrangement will continue.</summary>
    public bool Retained { get; private set; }

    /// <summary>Why it counts as inactive, in the document's words, such as "has not met for some time". Null where it is active.</summary>
    [MaxLength(500)]
    public string? InactiveReason { get; private set; }

    /// <summary>Anything else about the arrangement.</summary>
    [MaxLength(2000)]
    public string? Note { get; private set; }

    /// <summary>The document, by title and date.</summary>
    [MaxLength(300)]
    public string? Source { get; init; }

    /// <summary>Whether the arrangement counts as inactive.</summary>
    [Needs(nameof(InactiveReason))]
    public bool Inactive() => InactiveReason is not null;

    internal static Rules Check(IArrangementFacts facts) =>
        new Rules()
            .OptionalText(facts.Lead, 200)
            .OptionalText(facts.Cadence, 200)
            .OptionalText(facts.InactiveReason, 500)
            .OptionalText(facts.Note, 2000)
            .Require(
                facts.CadenceMonths is null or >= 1 and <= 60,
                RuleCodes.Invalid,
                "Enter 1 to 60 months between two meetings.",
                facts.CadenceMonths
            );

    internal Arrangement Update(IArrangementFacts facts)
    {
        (Lead, Formality, Cadence, CadenceMonths) = (facts.Lead, facts.Formality, facts.Cadence, facts.CadenceMonths);
        (Retained, InactiveReason, Note) = (facts.Retained, facts.InactiveReason, facts.Note);
        return this;
    }
}

/// <summary>What can be changed of an arrangement.</summary>
internal interface IArrangementFacts
{
    string? Lead { get; }
    ArrangementFormality Formality { get; }
    string? Cadence { get; }
    int? CadenceMonths { get; }
    bool Retained { get; }
    string? InactiveReason { get; }
    string? Note { get; }
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
