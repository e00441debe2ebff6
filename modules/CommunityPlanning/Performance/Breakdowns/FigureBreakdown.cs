namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The figures of one body and period that are split by one thing, side by side, or its other measures.</summary>
/// <param name="Period">The period, like 2021/22.</param>
/// <param name="Dimension">What the figures are split by, like Sex. Null for other measures.</param>
/// <param name="Measure">The other measure that is split. Null for the indicator's own, and for other measures that are not split.</param>
/// <param name="Headline">The figure that is not split. Null where there is none.</param>
/// <param name="Figures">The figure of each category, or of each other measure.</param>
/// <param name="Gap">The highest figure minus the lowest, as exact text, like 0.4. Null where fewer than two can be compared.</param>
/// <param name="Words">The gap in words, like "Female is 0.4 above Male".</param>
internal sealed record FigureBreakdown(
    string Period,
    string? Dimension,
    string? Measure,
    Observation? Headline,
    IReadOnlyList<Observation> Figures,
    string? Gap,
    string Words
)
{
    /// <param name="figures">The figures of one indicator and body.</param>
    public static IReadOnlyList<FigureBreakdown> All(IReadOnlyList<Observation> figures) =>
        [
            .. figures
                .Where(o => o.Part != FigurePart.Headline)
                .GroupBy(o => (o.PeriodEnds, o.Period, o.Dimension, Measure: o.Dimension.Length == 0 ? "" : o.Measure))
                .OrderByDescending(g => g.Key.PeriodEnds)
                .ThenBy(g => g.Key.Period, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Measure, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Dimension, StringComparer.Ordinal)
                .Select(g =>
                    Of(
                        figures.FirstOrDefault(o =>
                            o.Period == g.Key.Period && o.Part == FigurePart.Headline with { Measure = g.Key.Measure }
                        ),
                        g.Key.Dimension,
                        [.. g.OrderBy(o => Start(o.Category)).ThenBy(o => $"{o.Part}", StringComparer.Ordinal)]
                    )
                ),
        ];

    private static FigureBreakdown Of(Observation? headline, string dimension, IReadOnlyList<Observation> parts)
    {
        var isMeasures = dimension.Length == 0;
        var (gap, words) = isMeasures ? (null, "Other measures of the same indicator.") : GapOf(parts);
        return new(
            parts[0].Period,
            isMeasures ? null : dimension,
            isMeasures || parts[0].Measure.Length == 0 ? null : parts[0].Measure,
            headline,
            parts,
            gap,
            words
        );
    }

    private static (string? Gap, string Words) GapOf(IReadOnlyList<Observation> parts)
    {
        var compared = parts.Where(o => o.IsComparable).OrderBy(o => o.Figure).ToList();
        if (compared.Count < 2)
        {
            return (null, "Fewer than two figures can be compared.");
        }

        if (compared.Any(o => o.DefinitionNumber != compared[0].DefinitionNumber))
        {
            return (null, "Not like for like: the figures have different definitions.");
        }

        var (lowest, highest) = (compared[0], compared[^1]);
        var gap = CommunityPlanning.Figures.Write(highest.Figure - lowest.Figure);
        return (
            gap,
            highest.Figure == lowest.Figure ? "All figures are equal."
            : compared.Count == 2 ? $"{highest.Category} is {gap} above {lowest.Category}."
            : $"{highest.Category} ({highest.Text}) is {gap} above {lowest.Category} ({lowest.Text})."
        );
    }

    // Age bands follow one another: 5 to 15 comes before 16 to 24.
    private static int Start(string category) =>
        int.TryParse(category.TakeWhile(char.IsAsciiDigit).ToArray(), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            ? first
            : int.MaxValue;
}
