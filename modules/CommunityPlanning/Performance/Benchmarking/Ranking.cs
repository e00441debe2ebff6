namespace CouncilPlatform.CommunityPlanning.Performance;

internal static class Ranking
{
    public static bool FromLowest(RankFrom from, Polarity polarity) =>
        from == RankFrom.Lowest || from == RankFrom.Best && polarity == Polarity.LowIsGood;

    /// <summary>One more than the number of figures before it: equal figures share a rank.</summary>
    public static Rank Of(decimal figure, IReadOnlyCollection<decimal> all, bool fromLowest)
    {
        var before = all.Count(f => fromLowest ? f < figure : f > figure);
        var tied = all.Count(f => f == figure) > 1;
        // The quarter of the list in which the rank lies: of 32, ranks 1 to 8 are quartile 1.
        return new(before + 1, all.Count, tied, (before * 4 / all.Count) + 1);
    }

    /// <summary>The middle figure; of an even number the mean of the two in the middle, exactly. Null where there is none.</summary>
    public static decimal? Median(IEnumerable<decimal> figures)
    {
        var sorted = figures.Order().ToList();
        return sorted.Count == 0 ? null
            : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2]
            : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}

/// <summary>The rank of a figure among others, like 28 of 32.</summary>
/// <param name="Place">The rank, from 1. Equal figures share it.</param>
/// <param name="Of">The number of ranked figures.</param>
/// <param name="Tied">Whether another figure is equal, and shares the rank.</param>
/// <param name="Quartile">The quarter of the ranks, from 1 to 4.</param>
internal sealed record Rank(int Place, int Of, bool Tied, int Quartile)
{
    internal string Text => $"{Place}{(Tied ? "=" : "")} of {Of}";
}

/// <summary>Where rank 1 is.</summary>
internal enum RankFrom
{
    /// <summary>The best figure: the lowest where low is good.</summary>
    Best,

    /// <summary>The lowest figure.</summary>
    Lowest,

    /// <summary>The highest figure.</summary>
    Highest,
}
