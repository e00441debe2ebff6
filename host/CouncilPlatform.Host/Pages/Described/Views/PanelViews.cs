using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Charts;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Languages;
using CouncilPlatform.Host.Resources;
using Microsoft.Extensions.Localization;

namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>Makes the panels of a page from the answer to its document.</summary>
internal sealed class PanelViews(
    PageAnswer answer,
    PageLinks links,
    PageQuery query,
    string prefix,
    ModuleTexts modules,
    PageTexts texts,
    IStringLocalizer<DescribedTexts> words
)
{
    public IEnumerable<PanelView> Of(IEnumerable<Panel> panels) =>
        from panel in panels.Index()
        let view = Of(panel.Item, $"{prefix}-{panel.Index + 1}")
        where view is not null
        select view with
        {
            More =
                panel.Item is RowsPanel { More: { } more } list
                && links.Page(more, [.. list.MoreWith.Select(w => (w.Key, answer.Root.Text(w.Value)))]) is var (page, address)
                    ? (modules.Of(page).Of(page.Description.Title), address)
                    : null,
        };

    // Null if the panel has nothing to show.
    private PanelView? Of(Panel panel, string id)
    {
        if (ErrorOf(panel) is { } error)
        {
            return panel.Private && error.IsRefusal ? null : new FailedView(id, Title(panel), ReasonOf(error));
        }

        if (panel.When.Any(w => !w.Value.Contains(answer.Root.Text(w.Key), StringComparer.Ordinal)))
        {
            return null;
        }

        var rows = panel is RowsPanel list ? answer.Root.Rows(list).ToList() : [];
        if (panel is BarsPanel { Series: var series } && rows.All(row => series.All(s => row.Cell(s.Value).Measured().Size is null or 0)))
        {
            rows = [];
        }

        return panel switch
        {
            RowsPanel { Empty: var empty } when rows.Count == 0 => empty is null
                ? null
                : new EmptyView(id, Title(panel), Note(panel), texts.Of(empty)),
            TextPanel text => text.Paragraphs.Select(p => Fill(p)).OfType<Phrase>().SelectMany(Lines).ToList() is { Count: > 0 } paragraphs
                ? new TextView(id, Title(panel), Note(panel), paragraphs)
                : null,
            FiguresPanel figures => Labelled(figures.Figures)
                .Where(f => !figures.HideZeros || f.Value.Cell.Size is not (null or 0))
                .ToList()
                is { Count: > 0 } shown
                ? new FiguresView(id, Title(panel), Note(panel), shown)
                : null,
            FactsPanel facts => Labelled(facts.Facts, facts.HideZeros).Where(f => f.Value.Cell.Text is not null).ToList()
                is { Count: > 0 } recorded
                ? new FactsView(id, Title(panel), Note(panel), recorded)
                : null,
            TablePanel table => Table(table, rows, id),
            BarsPanel bars => Drawn(bars with { Series = Recorded(bars.Series, rows), Target = Recorded(bars.Target, rows) }, rows, id),
            BulletsPanel bullets => new ChartView(id, Title(panel), Note(panel), Bullets(bullets, rows), Figures(bullets, rows, id)),
            LinePanel line => Drawn(line with { Series = Recorded(line.Series, rows), Target = Recorded(line.Target, rows) }, rows, id),
            TimelinePanel timeline => new TimelineView(id, Title(panel), Note(panel), [.. rows.Select(r => Event(timeline, r))]),
            TreePanel tree => new TreeView(id, Title(panel), Note(panel), [.. rows.Select(r => Branch(tree.Branch, r))]),
            TilesPanel tiles => new TilesView(id, Title(panel), Note(panel), Groups(tiles, rows), Figures(tiles, rows, id)),
            _ => throw new InvalidOperationException($"{panel.GetType().Name} has no view."),
        };
    }

    // The API says how a program sends a key.
    private Phrase ReasonOf(PageError error) =>
        error.Code == ErrorCodes.Unauthenticated
            ? words["To see it, sign in: it is for people with a role in the partnership."].Value
            : Phrase.InEnglish(error.Message);

    private PageError? ErrorOf(Panel panel) =>
        panel is RowsPanel list ? answer.ErrorOf(list) : PathsOf(panel).Select(answer.ErrorAt).FirstOrDefault(e => e is not null);

    /// <summary>Where the panel reads: if one of these places has an error, the panel says so.</summary>
    private static IEnumerable<string> PathsOf(Panel panel) =>
        panel switch
        {
            FiguresPanel figures => figures.Figures.Select(f => f.Value),
            FactsPanel facts => facts.Facts.Select(f => f.Value),
            TextPanel text => text.Paragraphs.SelectMany(Sentence.PathsIn),
            _ => [],
        };

    // Text of several paragraphs, such as terms of reference, keeps them.
    private static IEnumerable<Phrase> Lines(Phrase text) =>
        text
            .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => text with { Text = line });

    private Phrase? Title(Panel panel) => Fill(panel.Title);

    private Phrase? Note(Panel panel) => Fill(panel.Note);

    private Phrase? Fill(string? wording) => Fill(wording, answer.Root);

    private Phrase? Fill(string? wording, Place place) => Sentence.Fill(wording, place, texts);

    private Phrase Named(string wording, Place row) => Fill(wording, row) ?? words["not named"].Value;

    private IReadOnlyList<LabelledCell> Labelled(IEnumerable<ValueDescription> values, bool hideZeros = false) =>
        [.. values.Select(v => new LabelledCell(texts.Of(v.Label), Show(v, answer.Root, hideZeros)))];

    private CellView Show(ValueDescription value, Place place, bool hideZeros = false)
    {
        var read = place.Cell(value.Value);
        var cell = hideZeros && read.Measured().Size is 0 ? Cell.None : read.In(texts).In(Fill(value.Unit, place)?.Text);
        return new(
            cell,
            value.List is { } list ? ListAt(list, value.ListWith, place) : links.To(place.Text(value.Link)),
            value.Colours is null || cell.Text is null ? null : ColourOf(cell, value.Colours),
            Fill(value.Note, place),
            value.Sparkline is { } line ? Sparkline(line, place) : null
        );
    }

    private SparklineView? Sparkline(SparklineDescription line, Place place)
    {
        var places = place.Rows(line.Rows).ToList();
        var rows = places.ConvertAll(p => new LineChart.Row(
            Named(line.Label, p).Text,
            [p.Cell(line.Value).Measured()],
            Target: null,
            IsFinal(p, line.Status, line.NotFinal)
        ));
        if (rows.Count(r => r.Values[0].Size is not null) < 2)
        {
            return null;
        }

        var figures = places.Zip(
            rows,
            (p, row) =>
                $"{row.Label}: {row.Values[0].Text ?? words["not recorded"]}"
                + (row.IsFinal ? "" : $" ({p.Cell(line.Status!).In(texts).Text})")
        );
        return new(LineChart.DrawSmall(words["Figures from {0} to {1}", rows[0].Label, rows[^1].Label], rows), string.Join(", ", figures));
    }

    private static bool IsFinal(Place row, string? status, IReadOnlyList<string> notFinal) =>
        status is null || !notFinal.Contains(row.Text(status), StringComparer.Ordinal);

    private string? ListAt(string name, IReadOnlyDictionary<string, string> filters, Place place)
    {
        (string Filter, string? Value)[] values = [.. filters.Select(f => (f.Key, place.Text(f.Value)))];
        return values.All(v => v.Value is not null) ? links.Page(name, values)?.Address : null;
    }

    private static string ColourOf(Cell cell, IReadOnlyDictionary<string, string> colours) =>
        cell.Code is { } code && colours.TryGetValue(code, out var colour) ? colour : "grey";

    private TableView Table(TablePanel table, IReadOnlyList<Place> rows, string id)
    {
        IReadOnlyList<IReadOnlyList<CellView>> all =
        [
            .. rows.Select(row => table.Columns.Select(c => Show(c, row, table.HideZeros)).ToList()),
        ];
        // A column in which nothing is recorded only takes room. The files have it.
        List<int> shown =
        [
            .. Enumerable
                .Range(0, table.Columns.Count)
                .Where(i => i == 0 || !table.Columns[i].FileOnly && all.Any(row => row[i].Cell.Text is not null)),
        ];
        IReadOnlyList<IReadOnlyList<CellView>> cells = [.. all.Select(row => shown.ConvertAll(i => row[i]))];
        return new(
            id,
            Title(table),
            Note(table),
            [.. shown.Select(i => Column(table.Columns[i], i > 0 && AreNumbers(all.Select(row => row[i].Cell))))],
            cells,
            table.With.Count == 0 && int.TryParse(PageQuery.ListOf(answer, table)?.Text("totalCount"), out var total) ? total : null,
            query.NextAfter(answer, table) is { } next ? links.Here((PageQuery.After, next)) : null,
            query.Pages(table) && query.IsLaterPage ? links.Here((PageQuery.After, null)) : null,
            Files(table)
        );
    }

    // Exact decimals are text in the API; a year of a partial date is none. Words such as "suppressed" may be between them.
    private static bool AreNumbers(IEnumerable<Cell> cells) =>
        cells.Where(c => c.Text is not null).Select(c => c.Code is null ? c : c.Measured()).ToList() is var recorded
        && recorded.Any(c => c.IsNumber)
        && recorded.All(c => c.IsNumber || c.Raw is string text && !text.Any(char.IsAsciiDigit));

    private IReadOnlyList<(Phrase Name, string Address)> Files(FilePanel panel) =>
        panel.More is null ? [("CSV", links.File(panel.Name, "csv")), (words["Excel workbook"].Value, links.File(panel.Name, "xlsx"))] : [];

    private ColumnView Column(ColumnDescription column, bool isNumber)
    {
        if (column.Sort is null)
        {
            return new(texts.Of(column.Label), isNumber, null, "none");
        }

        var sorted = query.Sort == column.Sort ? query.Direction : "none";
        var next = sorted == PageQuery.Ascending ? PageQuery.Descending : PageQuery.Ascending;
        return new(
            texts.Of(column.Label),
            isNumber,
            links.Here((PageQuery.SortBy, column.Sort), (PageQuery.SortDirection, next), (PageQuery.After, null)),
            sorted.ToLowerInvariant()
        );
    }

    private ChartView Drawn(BarsPanel bars, IReadOnlyList<Place> rows, string id) =>
        new(id, Title(bars), Note(bars), Bars(bars, rows), Figures(bars, rows, id));

    private ChartView Drawn(LinePanel line, IReadOnlyList<Place> rows, string id) =>
        new(id, Title(line), Note(line), Line(line, rows), Figures(line, rows, id));

    // The key names only what the chart shows.
    private static IReadOnlyList<SeriesDescription> Recorded(IReadOnlyList<SeriesDescription> series, IReadOnlyList<Place> rows) =>
        series.Where(s => Recorded(s, rows) is not null).ToList() is { Count: > 0 } recorded ? recorded : series;

    private static SeriesDescription? Recorded(SeriesDescription? series, IReadOnlyList<Place> rows) =>
        rows.Any(row => series is not null && row.Cell(series.Value).Text is not null) ? series : null;

    private Chart Bars(BarsPanel bars, IReadOnlyList<Place> rows) =>
        BarChart.Draw(
            words["not recorded"],
            Title(bars)?.Text ?? "",
            [.. bars.Series.Select(s => Said(s)!)],
            Said(bars.Target),
            [
                .. rows.Select(row =>
                    (
                        Named(bars.Label, row).Text,
                        (IReadOnlyList<Cell>)[.. bars.Series.Select(s => row.Figure(s.Value, bars.Unit, texts))],
                        bars.Target is null ? null : row.Cell(bars.Target.Value).Measured()
                    )
                ),
            ]
        );

    private Chart Bullets(BulletsPanel bullets, IReadOnlyList<Place> rows) =>
        BulletChart.Draw(
            words["not recorded"],
            Title(bullets)?.Text ?? "",
            Said(bullets.Measure)!,
            Said(bullets.Target)!,
            [
                .. rows.Select(row => new BulletChart.Row(
                    Named(bullets.Label, row).Text,
                    row.Figure(bullets.Measure.Value, unit: null, texts),
                    row.Figure(bullets.Target.Value, unit: null, texts)
                )),
            ]
        );

    private Chart Line(LinePanel line, IReadOnlyList<Place> rows) =>
        LineChart.Draw(
            Title(line)?.Text ?? "",
            [.. line.Series.Select(s => Said(s)!)],
            Said(line.Target),
            [
                .. rows.Select(row => new LineChart.Row(
                    Fill(line.Label, row)?.Text ?? "",
                    [.. line.Series.Select(s => row.Figure(s.Value, line.Unit, texts))],
                    line.Target is null ? null : row.Cell(line.Target.Value).Measured(),
                    IsFinal(row, line.Status, line.NotFinal)
                )),
            ]
        );

    private string? Said(SeriesDescription? series) => series is null ? null : texts.Of(series.Label).Text;

    /// <summary>The figures of a chart.</summary>
    private TableView Figures(FilePanel panel, IReadOnlyList<Place> rows, string id)
    {
        var columns = FileColumn.Of(panel);
        IReadOnlyList<IReadOnlyList<CellView>> cells =
        [
            .. rows.Select(row => columns.Select(c => new CellView(c.Cell(row, texts))).ToList()),
        ];
        return new(
            id + "-table",
            Title(panel),
            Note: null,
            [
                .. columns
                    .Index()
                    .Select(c => new ColumnView(texts.Of(c.Item.Title), cells.Any(row => row[c.Index].Cell.IsNumber), Sort: null, "none")),
            ],
            cells,
            Total: null,
            Next: null,
            First: null,
            Files(panel)
        );
    }

    private IReadOnlyList<(Phrase? Title, IReadOnlyList<TileView> Tiles)> Groups(TilesPanel tiles, IReadOnlyList<Place> rows) =>
        [
            .. rows.GroupBy(row => tiles.Group is { } group ? row.Cell(group.Value).In(texts) : Cell.None)
                .Select(g => (new CellView(g.Key).Text, (IReadOnlyList<TileView>)[.. g.Select(row => Tile(tiles, row))])),
        ];

    private TileView Tile(TilesPanel tiles, Place row) =>
        new(
            Named(tiles.Label, row),
            links.To(row.Text(tiles.Link)),
            Show(tiles.Figure, row),
            tiles.Status is { } status && Show(status, row) is { Cell.Text: not null } shown ? shown : null
        );

    private EventView Event(TimelinePanel timeline, Place row) =>
        new(row.Cell(timeline.Date).Text, Named(timeline.Event, row), Fill(timeline.Text, row), links.To(row.Text(timeline.Link)));

    private BranchView Branch(BranchDescription branch, Place row)
    {
        var status = branch.Status is null ? Cell.None : row.Cell(branch.Status).In(texts);
        return new(
            Named(branch.Label, row),
            links.To(row.Text(branch.Link)),
            status.Text is null ? null : new(status, Colour: ColourOf(status, branch.Colours)),
            branch is { Rows: { } within, Branch: { } next } ? [.. row.Rows(within).Select(r => Branch(next, r))] : []
        );
    }
}
