namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Whether an indicator improved or worsened between two of its figures.</summary>
/// <param name="Direction">Whether it improved or worsened.</param>
/// <param name="Rule">The rule that decides the direction.</param>
/// <param name="Reason">The figures that decide, like "From 16.36 (2014/15) to 19.16 (2021/22) it rose by 2.80".</param>
/// <param name="From">The earliest measured figure. Null where there are fewer than two.</param>
/// <param name="To">The latest measured figure. Null where nothing was measured.</param>
internal sealed record Trend(TrendDirection Direction, string Rule, string Reason, Observation? From, Observation? To)
{
    private const string Rules =
        "The earliest and the latest measured figure are compared. Projected and imputed figures do not count. "
        + "Higher is better where high is good, lower where low is good; equal figures are steady.";

    public static Trend Of(Indicator indicator, IEnumerable<Observation> figures)
    {
        var measured = figures.Where(o => o.IsMeasured).OrderBy(o => o.PeriodEnds).ToList();
        if (measured is [])
        {
            return new(TrendDirection.NotKnown, Rules, "These periods have no measured figure.", null, null);
        }

        var (from, to) = (measured[0], measured[^1]);
        if (measured is [_])
        {
            return new(TrendDirection.NotKnown, Rules, $"There is only one measured figure: {to.Text} ({to.Period}).", null, to);
        }

        if (from.DefinitionNumber != to.DefinitionNumber || from.PeriodKind != to.PeriodKind)
        {
            var differ = from.PeriodKind == to.PeriodKind ? "definitions" : "kinds of period";
            var reason = $"Not like for like: the figures of {from.Period} and {to.Period} have different {differ}.";
            return new(TrendDirection.NotKnown, Rules, reason, from, to);
        }

        var rise = to.Figure - from.Figure;
        var direction = Math.Sign(indicator.Polarity == Polarity.HighIsGood ? rise : -rise) switch
        {
            > 0 => TrendDirection.Improving,
            < 0 => TrendDirection.Worsening,
            _ => TrendDirection.Steady,
        };
        var moved =
            rise == 0 ? "stayed the same"
            : rise > 0 ? $"rose by {Figures.Write(rise)}"
            : $"fell by {Figures.Write(-rise)}";
        return new(
            direction,
            Rules,
            $"From {from.Text} ({from.Period}) to {to.Text} ({to.Period}) it {moved}; "
                + $"{TargetMutations.Words(indicator.Polarity)}: {Wording.Of(direction.ToString())}.",
            from,
            to
        );
    }
}

/// <summary>Whether an indicator improved or worsened.</summary>
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
