using CouncilPlatform.Host.Pages.Described.Answers;

namespace CouncilPlatform.Host.Pages.Described.Charts;

/// <summary>A figure beside its target in each row, on a scale of the row's own from zero. The row's words are above it.</summary>
internal static class BulletChart
{
    private const decimal Label = 22;
    private const decimal Track = 24;

    // The words with the figures are beside the track.
    private const decimal Words = 200;
    private const decimal Length = Chart.Width - Words;
    private const decimal Thickness = 10;
    private const decimal Gap = 16;
    private const int TrackSeries = 0;

    /// <param name="Label">The row's name.</param>
    internal sealed record Row(string Label, Cell Value, Cell Target);

    public static Chart Draw(string missing, string description, string measure, string target, IReadOnlyList<Row> rows)
    {
        var (bars, lines, texts) = (new List<Chart.Bar>(), new List<Chart.Line>(), new List<Chart.Text>());
        foreach (var (index, row) in rows.Index())
        {
            var top = (index * (Label + Track + Gap)) + Label;
            texts.Add(new(0, top - 6, "start", row.Label));
            texts.Add(new(Length + 10, top + 17, "start", $"{row.Value.Text ?? missing}{Beside(target, row.Target)}"));
            bars.Add(new(0, top, Length, Track, TrackSeries));
            var scale = Scale.Of(Sizes(row), withZero: true, from: 0, to: Length);
            if (row.Value.Size is { } size)
            {
                var (zero, end) = (scale.At(0), scale.At(size));
                bars.Add(new(Math.Min(zero, end), top + ((Track - Thickness) / 2), Math.Abs(end - zero), Thickness, Series: 1));
            }

            if (row.Target.Size is { } goal)
            {
                lines.Add(new([(scale.At(goal), top), (scale.At(goal), top + Track)], "target"));
            }
        }

        return new()
        {
            Description = description,
            Height = rows.Count * (Label + Track + Gap),
            Series = [measure],
            Target = target,
            Bars = bars,
            Lines = lines,
            Texts = texts,
        };
    }

    private static string Beside(string name, Cell target) => target.Text is { } text ? $", {name.ToLowerInvariant()} {text}" : "";

    private static IEnumerable<decimal> Sizes(Row row) => new[] { row.Value.Size, row.Target.Size }.OfType<decimal>();
}
