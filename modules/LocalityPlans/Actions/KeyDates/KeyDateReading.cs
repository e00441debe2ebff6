namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>What the words of a key date say.</summary>
internal sealed record KeyDateReading(KeyDateKind Kind)
{
    public Period? Start { get; init; }

    public Period? End { get; init; }

    public bool Ongoing { get; init; }

    public string? DependsOn { get; init; }

    public int? Expected { get; init; }

    public string? Unit { get; init; }

    /// <summary>Why the words could not be read, and what to write.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether they name what cannot be, as 30 February: a mistake to put right, not words to keep.</summary>
    public bool Impossible { get; init; }

    public static KeyDateReading Unread(string fault) => new(KeyDateKind.Unread) { Fault = fault };

    public static KeyDateReading Wrong(string fault) => new(KeyDateKind.Unread) { Fault = fault, Impossible = true };

    public static KeyDateReading During(Period? start, Period? end, bool ongoing = false) =>
        end is { } last && start is { } first && last.Last < first.First
            ? Wrong($"It ends ({last.Last:yyyy-MM-dd}) before it begins ({first.First:yyyy-MM-dd}). Check both dates.")
            : new(KeyDateKind.During)
            {
                Start = start,
                End = end,
                Ongoing = ongoing,
            };

    public static KeyDateReading By(Period end) => new(KeyDateKind.By) { End = end };

    /// <summary>The key date of an action with these words.</summary>
    public KeyDate Of(PlanAction action, int number, string text) =>
        new()
        {
            PartnershipId = action.PartnershipId,
            ActionId = action.Id,
            Number = number,
            Text = text,
            Kind = Kind,
            Starts = Start?.First,
            StartPrecision = Start?.Precision,
            Ends = End?.Last,
            EndPrecision = End?.Precision,
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
