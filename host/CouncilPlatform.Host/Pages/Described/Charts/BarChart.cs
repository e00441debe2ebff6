using CouncilPlatform.Host.Pages.Described.Answers;

namespace CouncilPlatform.Host.Pages.Described.Charts;

/// <summary>Horizontal bars from zero. Each row has its label above its bars, and each bar its figure at the end.</summary>
internal static class BarChart
{
    private const decimal Label = 22;
    private const decimal Thickness = 20;
    private const decimal Gap = 14;

    // Room for the figures beside the longest bar.
    private const decimal Figures = 130;

    /// <param name="missing">What stands where nothing is recorded.</param>
    /// <param name="rows">A label, a value for each series, and the target.</param>
    public static Chart Draw(
        string missing,
        string description,
        IReadOnlyList<string> series,
        string? target,
        IReadOnlyList<(string Label, IReadOnlyList<Cell> Values, Cell? Target)> rows
    )
    {
        var scale = Scale.Of(
            rows.SelectMany(r => r.Values.Append(r.Target)).Select(c => c?.Size).OfType<decimal>(),
            withZero: true,
            from: 0,
            to: Chart.Width - Figures
        );
        var (bars, lines, texts) = (new List<Chart.Bar>(), new List<Chart.Line>(), new List<Chart.Text>());
        var (y, zero) = (0m, scale.At(0));
        foreach (var row in rows)
        {
            var top = y + Label;
            texts.Add(new(zero + 6, y + Label - 6, "start", row.Label));
            y = top;
            foreach (var (index, value) in row.Values.Index())
            {
                if (value.Size is { } size)
                {
                    var end = scale.At(size);
                    bars.Add(new(Math.Min(zero, end), y, Math.Abs(end - zero), Thickness, index + 1));
                    texts.Add(new(Math.Max(zero, end) + 6, y + Thickness - 5, "start", value.Text!));
                }
                else
                {
                    texts.Add(new(zero + 6, y + Thickness - 5, "start", missing));
                }

                y += Thickness + 2;
            }

            if (row.Target?.Size is { } goal)
            {
                lines.Add(new([(scale.At(goal), top - 3), (scale.At(goal), y + 1)], "target"));
            }

            y += Gap;
        }

        lines.Insert(0, new([(zero, 0), (zero, y)], "axis"));
        return new()
        {
            Description = description,
            Height = y,
            Series = series,
            Target = target,
            Bars = bars,
            Lines = lines,
            Texts = texts,
        };
    }
}
