using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>A column of the file with a panel's figures, and of the table beside a chart.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Cell">The value in a row.</param>
internal sealed record FileColumn(string Title, Func<Place, PageTexts, Cell> Cell)
{
    public static IReadOnlyList<FileColumn> Of(FilePanel panel) =>
        panel switch
        {
            TablePanel table => [.. table.Columns.Select(c => new FileColumn(c.Label, (row, texts) => row.Cell(c.Value).In(texts)))],
            BarsPanel bars => [Row(bars.Label), .. Measured(bars.Series, bars.Target, bars.Unit)],
            BulletsPanel bullets => [Row(bullets.Label), .. Measured([bullets.Measure], bullets.Target, unit: null)],
            LinePanel line =>
            [
                Row(line.Label),
                .. Measured(line.Series, line.Target, line.Unit),
                .. line.Status is { } status
                    ? [new FileColumn("Status", (row, texts) => row.Cell(status).In(texts))]
                    : Array.Empty<FileColumn>(),
            ],
            TilesPanel tiles =>
            [
                Row(tiles.Label),
                .. new[] { tiles.Group, tiles.Figure, tiles.Status }
                    .OfType<SeriesDescription>()
                    .Select(v => new FileColumn(v.Label, (row, texts) => row.Cell(v.Value).In(texts).Measured())),
            ],
            _ => throw new InvalidOperationException($"{panel.GetType().Name} has no columns."),
        };

    private static FileColumn Row(string label) => new("Row", (row, texts) => Answers.Cell.Of(Sentence.Fill(label, row, texts)));

    private static IEnumerable<FileColumn> Measured(IReadOnlyList<SeriesDescription> series, SeriesDescription? target, string? unit) =>
        series
            .Concat(target is null ? [] : [target])
            .Select(s => new FileColumn(s.Label, (row, texts) => row.Figure(s.Value, unit, texts)));
}
