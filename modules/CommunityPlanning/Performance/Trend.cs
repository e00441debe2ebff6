namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Which way an indicator went between two of its figures.</summary>
/// <param name="Direction">The direction.</param>
/// <param name="Rule">The rule that decides the direction.</param>
/// <param name="Reason">The figures that decide, in words.</param>
/// <param name="From">The earliest measured figure; null where there are fewer than two.</param>
/// <param name="To">The latest measured figure; null where there is none.</param>
internal sealed record Trend(TrendDirection Direction, string Rule, string Reason, Observation? From, Observation? To)
{
    private const string Rules =
        "The earliest and the latest measured figure are compared. Projected and imputed figures do not count. "
        + "Higher is better where high is good, lower where low is good; equal figures are steady.";

    /// <param name="indicator">Says which way is better.</param>
    /// <param name="figures">Those of the chosen periods, in any order.</param>
    public static Trend Of(Indicator indicator, IEnumerable<Observation> figures)
    {
        var measured = figures.Where(o => o.IsMeasured).OrderBy(o => o.PeriodEnds).ToList();
        if (measured.Count < 2)
        {
            return new(
                TrendDirection.NotKnown,
                Rules,
                measured.Count == 0
                    ? "There is no measured figure in these periods."
                    : $"There is only one measured figure: {measured[0].Value} ({measured[0].Period}).",
                null,
                measured.FirstOrDefault()
            );
        }

        var (from, to) = (measured[0], measured[^1]);
        if (from.DefinitionNumber != to.DefinitionNumber || from.PeriodKind != to.PeriodKind)
        {
            return new(
                TrendDirection.NotKnown,
                Rules,
                $"Not like for like: the figures of {from.Period} and {to.Period} have different "
                    + $"{(from.PeriodKind == to.PeriodKind ? "definitions" : "kinds of period")}.",
                from,
                to
            );
        }

        var direction = Direct(indicator.Polarity, from.Figure, to.Figure);
        var moved =
            to.Figure == from.Figure ? "stayed the same"
            : to.Figure > from.Figure ? $"rose by {Figures.Write(to.Figure - from.Figure)}"
            : $"fell by {Figures.Write(from.Figure - to.Figure)}";
        return new(
            direction,
            Rules,
            $"From {from.Value} ({from.Period}) to {to.Value} ({to.Period}) it {moved}; "
                + $"{TargetMutations.Words(indicator.Polarity)}: {Wording.Of(direction.ToString())}.",
            from,
            to
        );
    }

    internal static TrendDirection Direct(Polarity polarity, decimal from, decimal to) =>
        (polarity == Polarity.HighIsGood ? to.CompareTo(from) : from.CompareTo(to)) switch
        {
            > 0 => TrendDirection.Improving,
            < 0 => TrendDirection.Worsening,
            _ => TrendDirection.Steady,
        };
}

/// <summary>Which way an indicator went.</summary>
internal enum TrendDirection
{
    /// <summary>Too few measured figures, or they are not like for like.</summary>
    NotKnown,

    /// <summary>The latest figure is better than the earliest.</summary>
    Improving,

    /// <summary>The two figures are equal.</summary>
    Steady,

    /// <summary>The latest figure is worse than the earliest.</summary>
    Worsening,
}
