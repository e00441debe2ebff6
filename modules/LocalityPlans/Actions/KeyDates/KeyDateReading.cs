namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What the words of a key date mean.</summary>
/// <param name="Kind">A time, a deadline, a start, or none of these.</param>
[GraphName("ReadKeyDate")]
internal sealed record KeyDateReading(KeyDateKind Kind)
{
    /// <summary>The first day; null where the words name none.</summary>
    public DateOnly? Starts => Start?.First;

    /// <summary>How precisely the words give the start.</summary>
    public DatePrecision? StartPrecision => Start?.Precision;

    /// <summary>The last day; null where the words name none, or where it continues without an end.</summary>
    public DateOnly? Ends => End?.Last;

    /// <summary>How precisely the words give the end.</summary>
    public DatePrecision? EndPrecision => End?.Precision;

    /// <summary>Whether it continues without an end.</summary>
    public bool Ongoing { get; init; }

    /// <summary>What it depends on, like "funding", where the words give no date.</summary>
    public string? DependsOn { get; init; }

    /// <summary>How many of something are to happen, like 2 for "two meetings"; null where nothing is counted.</summary>
    public int? Expected { get; init; }

    /// <summary>What is counted, like meetings.</summary>
    public string? Unit { get; init; }

    /// <summary>Why the words could not be read, and what to enter instead; null where they could.</summary>
    public string? Fault { get; init; }

    internal Period? Start { get; init; }

    internal Period? End { get; init; }

    /// <summary>Whether the words name a date that does not exist, like 30 February, and must be refused.</summary>
    internal bool Impossible { get; init; }

    internal static KeyDateReading Unread(string fault) => new(KeyDateKind.Unread) { Fault = fault };

    internal static KeyDateReading Wrong(string fault) => new(KeyDateKind.Unread) { Fault = fault, Impossible = true };

    internal static KeyDateReading During(Period? start, Period? end, bool ongoing = false) =>
        end is { } last && start is { } first && last.Last < first.First
            ? Wrong($"It ends ({last.Last:d MMMM yyyy}) before it begins ({first.First:d MMMM yyyy}). Check both dates.")
            : new(KeyDateKind.During)
            {
                Start = start,
                End = end,
                Ongoing = ongoing,
            };

    internal static KeyDateReading By(Period end) => new(KeyDateKind.By) { End = end };

    internal KeyDate Of(PlanAction action, int number, string text) =>
        new()
        {
            PartnershipId = action.PartnershipId,
            ActionId = action.Id,
            Number = number,
            Text = text,
            Kind = Kind,
            Starts = Starts,
            StartPrecision = StartPrecision,
            Ends = Ends,
            EndPrecision = EndPrecision,
            Ongoing = Ongoing,
            DependsOn = DependsOn,
            Expected = Expected,
            Unit = Unit,
            Fault = Fault,
            DueFrom = DueFrom,
            DueBy = DueBy,
        };

    // A deadline is due in the time it names: "by September" in September, "by the end of September" on the last day.
    private DateOnly? DueFrom =>
        Kind switch
        {
            KeyDateKind.By => End?.First,
            KeyDateKind.During or KeyDateKind.Starting => Start?.First,
            _ => null,
        };

    // Nothing is overdue until the last day that the words may mean is over.
    private DateOnly? DueBy =>
        Kind switch
        {
            KeyDateKind.By or KeyDateKind.During => End?.Last,
            KeyDateKind.Starting => Start?.Last,
            _ => null,
        };
}
