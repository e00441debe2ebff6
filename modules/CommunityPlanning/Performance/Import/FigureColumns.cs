namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class FigureColumns
{
    private const string FullName = "IndicatorFullName";

    /// <summary>The columns of a long table, as the Scottish community planning outcomes profile names them.</summary>
    public static readonly IReadOnlyList<TableColumn> Template =
    [
        new("CPP", ColumnNeed.Column, "The partnership, council or nation that the figure is about."),
        new("Indicator", ColumnNeed.Column, "The indicator's short name or title."),
        new("Type", ColumnNeed.Column, "Raw, provisional, imputed or projected. Empty: raw."),
        new("Year", ColumnNeed.Column, "The period, like 2021/22, 2021, 2021-Q3 or 2021-04."),
        new("value", ColumnNeed.Column, "The figure. Empty or n/a where there is none."),
        new(FullName, ColumnNeed.Optional, "The indicator's full name."),
        new("FG", ColumnNeed.Optional, "The number of the body's family group."),
    ];

    private readonly Dictionary<string, int> _columns = new(Names.Same);
    private readonly string _ownBody;
    private readonly IReadOnlyList<(int Index, string Title)> _periods;

    private FigureColumns(IReadOnlyList<string> titles, string ownBody, FigureMapping mapping)
    {
        (_ownBody, Mapping) = (ownBody, mapping);
        foreach (var (index, title) in titles.Index())
        {
            _columns.TryAdd(title, index);
        }

        var others = mapping.Columns.Select(c => c.Title).Append(FullName).ToHashSet(Names.Same);
        // A title that starts with a digit is probably a period: if it cannot be read, it is a fault.
        _periods = IsWide
            ?
            [
                .. titles
                    .Index()
                    .Where(t => t.Item is [>= '0' and <= '9', ..] && !others.Contains(t.Item) || PeriodText.TryRead(t.Item, out _)),
            ]
            : [];
        LastTitle = titles.Index().LastOrDefault(t => t.Item.Length > 0).Index;
    }

    public int LastTitle { get; }

    public FigureMapping Mapping { get; }

    private bool IsWide => Mapping.PeriodColumn is null;

    /// <summary>Null where a column is missing or a title is not a period, which is noted as a fault.</summary>
    /// <param name="mapping">Null for the titles of the Scottish community planning outcomes profile.</param>
    public static FigureColumns? Of(TableRow titles, Partnership partnership, FigureMapping? mapping, TableFaults faults)
    {
        var columns = new FigureColumns(titles.Cells, partnership.Slug, mapping ?? Profile(titles.Cells));
        var before = faults.Total;
        var missing = columns
            .Mapping.Columns.Select(c => c.Title)
            .Where(t => t is not null && !columns._columns.ContainsKey(t))
            .Select(t => $"\"{t}\"")
            .ToList();
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
                            : $", which the mapping \"{mapping.Name}\" names."
                    )
            );
        }
        else if (columns.IsWide && columns._periods.Count == 0)
        {
            faults.Add(titles.Number, $"No title is a period. Enter {Period.Forms}.");
        }

        foreach (var (_, title) in columns._periods.Where(p => !PeriodText.TryRead(p.Title, out _)))
        {
            faults.Add(titles.Number, title, PeriodText.Fault(title));
        }

        return faults.Total > before ? null : columns;
    }

    public IEnumerable<ObservationRow> Figures(TableRow row)
    {
        return IsWide
            ? _periods.Select(p => Of(p.Title, row.Cells[p.Index], p.Title))
            : [Of(Cell(Mapping.PeriodColumn), Cell(Mapping.ValueColumn), Mapping.ValueColumn!)];

        string Cell(string? title) => title is not null && _columns.TryGetValue(title, out var index) ? row.Cells[index] : "";
        ObservationRow Of(string period, string value, string title) =>
            new(
                row.Number,
                Mapping.BodyColumn is null ? _ownBody : Cell(Mapping.BodyColumn),
                Mapping.Indicator ?? Cell(Mapping.IndicatorColumn),
                Cell(FullName),
                Cell(Mapping.StatusColumn),
                period,
                value,
                Cell(Mapping.FamilyColumn),
                title,
                Mapping
            );
    }

    // As the profile publishes them; other files may leave out some columns.
    private static FigureMapping Profile(IReadOnlyList<string> titles)
    {
        bool Has(string title) => titles.Contains(title, Names.Same);
        var wide = !Has("Year") && titles.Any(t => PeriodText.TryRead(t, out _));
        return new()
        {
            Name = "",
            BodyColumn = "CPP",
            IndicatorColumn = "Indicator",
            StatusColumn = !wide || Has("Type") ? "Type" : null,
            PeriodColumn = wide ? null : "Year",
            ValueColumn = wide ? null : "value",
            FamilyColumn = Has("FG") ? "FG" : null,
        };
    }
}
