namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>When something of an action is to happen: the document's words, and what they say. What cannot be read stays as words, and is never guessed.</summary>
internal sealed class KeyDate : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid ActionId { get; init; }

    /// <summary>Its place among the action's key dates, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The document's words.</summary>
    public required string Text { get; init; }

    public required KeyDateKind Kind { get; init; }

    /// <summary>The first day it names; null where it names none.</summary>
    public DateOnly? Starts { get; init; }

    /// <summary>How precisely the document gives the beginning.</summary>
    public DatePrecision? StartPrecision { get; init; }

    /// <summary>The last day it names; null where it names none, or goes on.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>How precisely the document gives the end.</summary>
    public DatePrecision? EndPrecision { get; init; }

    /// <summary>Whether it goes on without an end.</summary>
    public bool Ongoing { get; init; }

    /// <summary>What it waits for, where no date is given but a dependency.</summary>
    public string? DependsOn { get; init; }

    /// <summary>How many of something are to happen, as in "two meetings"; null where nothing is counted.</summary>
    public int? Expected { get; init; }

    /// <summary>What is counted, as in "meetings".</summary>
    public string? Unit { get; init; }

    /// <summary>Why the words could not be read, and what to write; null where they could.</summary>
    public string? Fault { get; init; }

    /// <summary>The first day on which it is due; null where it never is, and for what goes on without a beginning: that is due at once.</summary>
    internal DateOnly? DueFrom { get; init; }

    /// <summary>The last day that is in time: from the next it is overdue. Null where it never is.</summary>
    internal DateOnly? DueBy { get; init; }

    /// <summary>The beginning, no more precise than the document: a year, a month or a day.</summary>
    [Needs(nameof(Starts), nameof(StartPrecision))]
    public PartialDate? From() => Precisely(Starts, StartPrecision);

    /// <summary>The end, no more precise than the document: a year, a month or a day.</summary>
    [Needs(nameof(Ends), nameof(EndPrecision))]
    public PartialDate? To() => Precisely(Ends, EndPrecision);

    private static PartialDate? Precisely(DateOnly? day, DatePrecision? precision) =>
        day is not { } known
            ? null
            : PartialDate.Parse(
                known.ToString(
                    precision switch
                    {
                        DatePrecision.Day or DatePrecision.Week => "yyyy-MM-dd",
                        DatePrecision.Year => "yyyy",
                        _ => "yyyy-MM",
                    },
                    CultureInfo.InvariantCulture
                )
            );
}

/// <summary>What a key date says.</summary>
internal enum KeyDateKind
{
    /// <summary>It is to happen within a time, or to go on from a day.</summary>
    During,

    /// <summary>It is to be done at a day or before.</summary>
    By,

    /// <summary>It is to begin within a time.</summary>
    Starting,

    /// <summary>It is there already.</summary>
    InPlace,

    /// <summary>It waits for something else, and has no date of its own.</summary>
    Dependency,

    /// <summary>The words could not be read: see the fault.</summary>
    Unread,
}

/// <summary>How precisely a document gives a date.</summary>
internal enum DatePrecision
{
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,

    /// <summary>A council's financial year, from 1 April to 31 March.</summary>
    FinancialYear,
    Year,
}
