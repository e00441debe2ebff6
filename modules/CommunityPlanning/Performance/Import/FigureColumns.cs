namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Which columns of a table hold what, by their titles.</summary>
internal sealed class FigureColumns
{
    private readonly IFigureColumns _mapping;
    private readonly IReadOnlyList<string> _titles;
    private readonly string _ownBody;
    private readonly IReadOnlyList<(int Index, string Title)> _periods;
    private readonly int? _body;
    private readonly int? _indicator;
    private readonly int? _fullName;
    private readonly int? _status;
    private readonly int? _period;
    private readonly int? _value;
    private readonly int? _family;

    private FigureColumns(IReadOnlyList<string> titles, string ownBody, IFigureColumns mapping)
    {
        (_titles, _ownBody, _mapping) = (titles, ownBody, mapping);
        (_body, _indicator, _fullName) = (Find(mapping.BodyColumn), Find(mapping.IndicatorColumn), Find("IndicatorFullName"));
        (_status, _period, _value, _family) = (
            Find(mapping.StatusColumn),
            Find(mapping.PeriodColumn),
            Find(mapping.ValueColumn),
            Find(mapping.FamilyColumn)
        );
        // A title that starts with a digit is probably a period: if it cannot be read, it is a fault.
        _periods = IsWide
            ?
            [
                .. titles
                    .Index()
                    .Where(t =>
                        !IsMapped(t.Index) && t.Item.Length > 0 && char.IsAsciiDigit(t.Item[0]) || PeriodText.TryRead(t.Item, out _)
                    )
                    .Select(t => (t.Index, t.Item)),
            ]
            : [];
        LastTitle = titles.Index().LastOrDefault(t => t.Item.Length > 0).Index;
        Titles = new(mapping.BodyColumn, mapping.IndicatorColumn, mapping.StatusColumn, mapping.PeriodColumn, mapping.FamilyColumn);
    }

    /// <summary>The last column that has a title.</summary>
    public int LastTitle { get; }

    /// <summary>The titles of the columns.</summary>
    public FigureTitles Titles { get; }

    private bool IsWide => _mapping.PeriodColumn is null;

    /// <summary>Null where a column is missing or a title is not a period, which is noted as a fault.</summary>
    /// <param name="mapping">Null for the titles of the Scottish community planning outcomes profile.</param>
    public static FigureColumns? Of(TableRow titles, Partnership partnership, FigureMapping? mapping, TableFaults faults)
    {
        var columns = new FigureColumns(titles.Cells, partnership.Slug, (IFigureColumns?)mapping ?? Usual(titles.Cells));
        var before = faults.Total;
        var missing = columns.Missing().ToList();
        if (missing.Count > 0)
        {
            faults.Add(
                titles.Number,
                $"There is no column {string.Join(", ", missing)}"
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
        string Cell(int? index) => index is { } i ? row.Cells[i] : "";
        ObservationRow Of(string period, string value, string title) =>
            new(
                row.Number,
                _body is null ? _ownBody : Cell(_body),
                _mapping.Indicator ?? Cell(_indicator),
                Cell(_fullName),
                Cell(_status),
                period,
                value,
                Cell(_family),
                title,
                Titles
            );
        return _period is { } at
            ? [Of(Cell(at), Cell(_value), _mapping.ValueColumn!)]
            : _periods.Select(p => Of(p.Title, Cell(p.Index), p.Title));
    }

    // As the profile publishes them; other files may leave out some columns.
    private static UsualColumns Usual(IReadOnlyList<string> titles)
    {
        bool Has(string title) => titles.Contains(title, StringComparer.OrdinalIgnoreCase);
        var wide = !Has("Year") && titles.Any(t => PeriodText.TryRead(t, out _));
        return new(
            "CPP",
            "Indicator",
            Indicator: null,
            !wide || Has("Type") ? "Type" : null,
            wide ? null : "Year",
            wide ? null : "value",
            Has("FG") ? "FG" : null
        );
    }

    private IEnumerable<string> Missing() =>
        new[]
        {
            _mapping.BodyColumn,
            _mapping.IndicatorColumn,
            _mapping.StatusColumn,
            _mapping.PeriodColumn,
            _mapping.ValueColumn,
            _mapping.FamilyColumn,
        }
            .Where(t => t is not null && Find(t) is null)
            .Select(t => $"\"{t}\"");

    private bool IsMapped(int index) => index == _body || index == _indicator || index == _fullName || index == _status || index == _family;

    private int? Find(string? title) =>
        title is null
            ? null
            : _titles
                .Index()
                .Where(t => t.Item.Equals(title, StringComparison.OrdinalIgnoreCase))
                .Select(t => (int?)t.Index)
                .FirstOrDefault();
}

/// <summary>The titles of a file's columns; null for what it does not have. In a wide table the figure's column is the period's.</summary>
internal sealed record FigureTitles(string? Body, string? Indicator, string? Status, string? Period, string? Family);

/// <summary>The columns of a file without a mapping.</summary>
internal sealed record UsualColumns(
    string? BodyColumn,
    string? IndicatorColumn,
    string? Indicator,
    string? StatusColumn,
    string? PeriodColumn,
    string? ValueColumn,
    string? FamilyColumn
) : IFigureColumns;
