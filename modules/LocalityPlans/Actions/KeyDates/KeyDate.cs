namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>When something of an action is to happen: the document's own words, and the days that they mean.</summary>
internal sealed class KeyDate : PartnershipEntity, IBelongsTo<PlanAction>
{
    public Guid ActionId { get; init; }

    /// <summary>The position among the action's key dates, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The document's own words, like "July to December 2015".</summary>
    [MaxLength(500)]
    public required string Text { get; init; }

    /// <summary>What the words mean: a time, a deadline, a start, or none of these.</summary>
    public required KeyDateKind Kind { get; init; }

    /// <summary>The first day; null where the words name none.</summary>
    public DateOnly? Starts { get; init; }

    /// <summary>How precisely the document gives the start.</summary>
    public DatePrecision? StartPrecision { get; init; }

    /// <summary>The last day; null where the words name none, or where it continues without an end.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>How precisely the document gives the end.</summary>
    public DatePrecision? EndPrecision { get; init; }

    /// <summary>Whether it continues without an end.</summary>
    public bool Ongoing { get; init; }

    /// <summary>What it depends on, like "funding", where the words give no date.</summary>
    [MaxLength(500)]
    public string? DependsOn { get; init; }

    /// <summary>How many of something are to happen, like 2 for "two meetings"; null where nothing is counted.</summary>
    public int? Expected { get; init; }

    /// <summary>What is counted, like meetings.</summary>
    [MaxLength(100)]
    public string? Unit { get; init; }

    /// <summary>Why the words could not be read, and what to enter instead; null where they could.</summary>
    [MaxLength(500)]
    public string? Fault { get; init; }

    /// <summary>The first day on which it is due; null where it never is, or where it has no start and is due at once.</summary>
    internal DateOnly? DueFrom { get; init; }

    /// <summary>The last day that is in time; from the next day it is overdue. Null where it never is.</summary>
    internal DateOnly? DueBy { get; init; }

    /// <summary>The body of the partnership whose meetings count by themselves. Null if somebody records what has happened.</summary>
    internal Guid? CountedBodyId { get; set; }

    Guid IBelongsTo<PlanAction>.WholeId => ActionId;

    /// <summary>The start, as precisely as the document gives it: a year, a month or a day.</summary>
    [Needs(nameof(Starts), nameof(StartPrecision))]
    public PartialDate? From() => Precisely(Starts, StartPrecision);

    /// <summary>The end, as precisely as the document gives it: a year, a month or a day.</summary>
    [Needs(nameof(Ends), nameof(EndPrecision))]
    public PartialDate? To() => Precisely(Ends, EndPrecision);

    /// <summary>Whether a meeting of the body on a day counts: from the first day of the key date to its last.</summary>
    internal bool Counts(DateOnly meeting) => Starts <= meeting && meeting <= Ends;

    /// <exception cref="RuleException">INVALID: its words give no first and last day, so nobody knows which meetings count.</exception>
    internal void RequireDays(InputPath at) =>
        new Rules()
            .Valid(
                Starts is not null && Ends is not null,
                $"\"{Text}\" has no first and last day, so it is not clear which meetings count. Change its words, or record each meeting.",
                at
            )
            .Check();

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

/// <summary>What the words of a key date mean.</summary>
internal enum KeyDateKind
{
    /// <summary>It is to happen within a time, or to continue from a day.</summary>
    During,

    /// <summary>It is to be done by a day.</summary>
    By,

    /// <summary>It is to start within a time.</summary>
    Starting,

    /// <summary>It is in place already.</summary>
    InPlace,

    /// <summary>It depends on something else, and has no date of its own.</summary>
    Dependency,

    /// <summary>The words could not be read; the fault says why.</summary>
    Unread,
}

/// <summary>How precisely a document gives a date.</summary>
internal enum DatePrecision
{
    /// <summary>A day, like 29 February 2016.</summary>
    Day,

    /// <summary>Seven days, like week commencing 5 October 2015.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three months, like Q2 2015/16.</summary>
    Quarter,

    /// <summary>Six months, like first half of 2016.</summary>
    HalfYear,

    /// <summary>A council's financial year, 1 April to 31 March.</summary>
    FinancialYear,

    /// <summary>A calendar year.</summary>
    Year,
}
