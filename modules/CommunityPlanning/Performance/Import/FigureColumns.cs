namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class FigureColumns
{
    /// <summary>The columns of a long table, as the Scottish community planning outcomes profile names them.</summary>
    public static readonly IReadOnlyList<TableColumn> Template =
    [
        new("CPP", ColumnNeed.Column, "The partnership, council or nation that the figure is about."),
        new("Indicator", ColumnNeed.Column, "The indicator's short name or title."),
        new("Type", ColumnNeed.Optional, "Raw, provisional, revised, imputed or projected. Empty: raw."),
        new("Year", ColumnNeed.Column, "The period, like 2021/22, 2021, 2021-Q3 or 2021-04."),
        new("value", ColumnNeed.Column, "The figure, or why there is none: n/a, [z] where there can be none, [c] where it is withheld."),
        new("IndicatorFullName", ColumnNeed.Optional, "The indicator's full name."),
        new("FG", ColumnNeed.Optional, "The number of the body's family group."),
        new(
            "Split by",
            ColumnNeed.Optional,
            "What the figure is split by, like Sex. Columns called Sex, Age, Disability, Ethnicity and Tenure are read too."
        ),
        new("Category", ColumnNeed.Optional, "The category where the figure is split, like Female."),
        new("Measure", ColumnNeed.Optional, "What is measured, where it is not the indicator's own measure, like tonnes."),
        new("Definition number", ColumnNeed.Optional, "The definition that the figure was returned by, from 1. Empty: the latest."),
    ];

    private readonly Dictionary<string, int> _columns = new(Names.Same);
    private readonly string _ownBody;
    private readonly IReadOnlyList<(int Index, string Title)> _periods;
    private readonly string?[][] _needed;
    private readonly string?[] _figures;

    private FigureColumns(IReadOnlyList<string> titles, string ownBody, FigureLayout layout)
    {
        (_ownBody, Layout) = (ownBody, layout);
        foreach (var (index, title) in titles.Index())
        {
            _columns.TryAdd(title, index);
        }

        var others = layout.Titles.ToHashSet(Names.Same);
        // A title that starts with a digit is probably a period: if it cannot be read, it is a fault.
        _periods = IsWide
            ?
            [
                .. titles
                    .Index()
                    .Where(t => !others.Contains(t.Item) && (t.Item is [>= '0' and <= '9', ..] || PeriodText.TryRead(t.Item, out _))),
            ]
            : [];
        _needed =
        [
            [layout.BodyColumn, layout.CodeColumn],
            [layout.IndicatorColumn, layout.FullNameColumn],
            [layout.PeriodColumn],
        ];
        _figures = IsWide ? [.. _periods.Select(p => p.Title)] : [layout.ValueColumn, .. layout.Figures.Select(f => f.Title)];
        LastTitle = titles.Index().LastOrDefault(t => t.Item.Length > 0).Index;
    }

    public int LastTitle { get; }

    public FigureLayout Layout { get; }

    private bool IsWide => Layout.PeriodColumn is null;

    /// <summary>Null where a column is missing or a title is not a period, which is noted as a fault.</summary>
    /// <param name="mapping">Null for titles that are known.</param>
    public static FigureColumns? Of(TableRow titles, Partnership partnership, FigureLayout? mapping, TableFaults faults)
    {
        var columns = new FigureColumns(titles.Cells, partnership.Slug, mapping ?? FigureLayout.Of(titles.Cells));
        var before = faults.Total;
        var missing = columns.Layout.Titles.Where(t => !columns._columns.ContainsKey(t)).Select(t => $"\"{t}\"").ToList();
        if (missing.Count > 0)
        {
            faults.Add(
                titles.Number,
                $"The table has no column {string.Join(", ", missing)}"
                    + (
                        mapping is null
                            ? ". A long table has CPP, Indicator, Type, Year, value; "
                                + "a wide one CPP, Indicator and a column for each period. "
                                + "Save a mapping for a file with other titles."
                            : $", which the mapping \"{mapping.Mapping}\" names."
                    )
            );
        }
        else if (columns.IsWide && columns._periods.Count == 0)
        {
            faults.Add(titles.Number, $"No title is a period. Enter {Period.Forms}.");
        }

        foreach (var (_, title) in columns._periods.Where(p => !PeriodText.TryRead(p.Title, out _) && !PeriodText.IsAmbiguous(p.Title)))
        {
            faults.Add(titles.Number, title, PeriodText.Fault(title));
        }

        return faults.Total > before ? null : columns;
    }

    /// <summary>What is wrong with a row that is not part of the table: a total, or a note. Null for any other.</summary>
    public string? FaultBelowTable(TableRow row) =>
        row.FaultBelowTable(
            Text(row, Layout.BodyColumn ?? Layout.CodeColumn),
            hasGaps: Array.Exists(_needed, titles => Lacks(row, titles)),
            isBare: Lacks(row, _figures)
        );

    public IEnumerable<ObservationRow> Figures(TableRow row)
    {
        var (dimension, category) = Breakdown(row);
        var whole = new ObservationRow(row.Number, Layout)
        {
            Body = Layout.BodyColumn is null && Layout.CodeColumn is null ? _ownBody : Cell(row, Layout.BodyColumn),
            Code = Cell(row, Layout.CodeColumn),
            Indicator = Layout.Indicator ?? Cell(row, Layout.IndicatorColumn),
            FullName = Cell(row, Layout.FullNameColumn),
            Status = Cell(row, Layout.StatusColumn),
            Family = Cell(row, Layout.FamilyColumn),
            Measure = Measure(Cell(row, Layout.MeasureColumn), Cell(row, Layout.UnitColumn)),
            Dimension = dimension,
            Category = category,
            Definition = Cell(row, Layout.DefinitionColumn),
            Decimals = row.DecimalSeparator,
        };
        if (IsWide)
        {
            return _periods.Select(p => whole with { Period = p.Title, Value = row.Cells[p.Index], Column = p.Title });
        }

        var period = Cell(row, Layout.PeriodColumn);
        return Layout.Figures.Count == 0
            ? [whole with { Period = period, Value = Cell(row, Layout.ValueColumn), Column = Layout.ValueColumn! }]
            : Layout.Figures.Select(f =>
                whole with
                {
                    Period = period,
                    Value = Cell(row, f.Title),
                    Column = f.Title,
                    Indicator = f.Indicator ?? whole.Indicator,
                    Measure = f.Measure ?? whole.Measure,
                }
            );
    }

    private (string Dimension, string Category) Breakdown(TableRow row)
    {
        if (Layout.Breakdowns.Count == 0)
        {
            return ("", "");
        }

        var by = Cell(row, Layout.SplitColumn);
        var split = Layout
            .Breakdowns.Select(t => (Title: t, Category: Cell(row, t)))
            .Select(b =>
                by.Length > 0 && ColumnTitles.IsCategory(b.Title) ? (Dimension: by, b.Category)
                : ColumnTitles.IsEverybody(b.Category) ? (Dimension: "", b.Category)
                : (Dimension: ColumnTitles.Dimension(b.Title, b.Category), b.Category)
            )
            .Where(b => b.Dimension.Length > 0)
            .ToList();
        return (string.Join(" and ", split.Select(b => b.Dimension)), string.Join(", ", split.Select(b => b.Category)));
    }

    // Where the file has one of the columns, and the row has text in none.
    private bool Lacks(TableRow row, string?[] titles) =>
        Array.Exists(titles, t => t is not null) && Array.TrueForAll(titles, t => Text(row, t).Length == 0);

    private string Cell(TableRow row, string? title)
    {
        var written = Text(row, title);
        return
            Layout.Words.Count > 0 && title is not null && Layout.Words.TryGetValue((Names.Key(title), Names.Key(written)), out var meaning)
            ? meaning
            : written;
    }

    private string Text(TableRow row, string? title) =>
        title is not null && _columns.TryGetValue(title, out var index) && index < row.Cells.Count ? row.Cells[index] : "";

    private static string Measure(string measure, string unit) =>
        measure.Length == 0 ? unit
        : unit.Length == 0 ? measure
        : $"{measure} ({unit})";
}
