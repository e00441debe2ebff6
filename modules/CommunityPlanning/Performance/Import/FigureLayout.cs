namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Which columns of a file hold what: those of a saved mapping, or those whose titles are known.</summary>
internal sealed record FigureLayout
{
    /// <summary>The name of the mapping. Null where the titles are known.</summary>
    public string? Mapping { get; init; }

    public string? BodyColumn { get; init; }
    public string? CodeColumn { get; init; }
    public string? IndicatorColumn { get; init; }
    public string? FullNameColumn { get; init; }
    public string? StatusColumn { get; init; }
    public string? PeriodColumn { get; init; }
    public string? ValueColumn { get; init; }
    public string? FamilyColumn { get; init; }
    public string? MeasureColumn { get; init; }
    public string? UnitColumn { get; init; }

    /// <summary>The column that says what the column of categories splits figures by. Null where that column's title does.</summary>
    public string? SplitColumn { get; init; }

    /// <summary>The column with the number of the definition that a figure was returned by.</summary>
    public string? DefinitionColumn { get; init; }

    /// <summary>The short name of the indicator of every figure. Null where a column says it.</summary>
    public string? Indicator { get; init; }

    /// <summary>The columns by which figures are split.</summary>
    public IReadOnlyList<string> Breakdowns { get; init; } = [];

    /// <summary>The columns of figures, where there are several beside the one of the period.</summary>
    public IReadOnlyList<FigureMappingColumn> Figures { get; init; } = [];

    /// <summary>What texts of a column mean, by the keys of both.</summary>
    public IReadOnlyDictionary<(string Column, string Written), string> Words { get; init; } =
        new Dictionary<(string Column, string Written), string>();

    /// <summary>The titles of all columns that must be there.</summary>
    public IEnumerable<string> Titles =>
        new[]
        {
            BodyColumn,
            CodeColumn,
            IndicatorColumn,
            StatusColumn,
            PeriodColumn,
            ValueColumn,
            FamilyColumn,
            MeasureColumn,
            UnitColumn,
            FullNameColumn,
        }
            .OfType<string>()
            .Concat(Breakdowns)
            .Concat(Figures.Select(f => f.Title));

    public static FigureLayout Of(
        FigureMapping mapping,
        IReadOnlyList<FigureMappingColumn> columns,
        IReadOnlyList<FigureMappingWord> words
    ) =>
        new()
        {
            Mapping = mapping.Name,
            BodyColumn = mapping.BodyColumn,
            CodeColumn = mapping.CodeColumn,
            IndicatorColumn = mapping.IndicatorColumn,
            Indicator = mapping.Indicator,
            StatusColumn = mapping.StatusColumn,
            PeriodColumn = mapping.PeriodColumn,
            ValueColumn = mapping.ValueColumn,
            FamilyColumn = mapping.FamilyColumn,
            MeasureColumn = mapping.MeasureColumn,
            UnitColumn = mapping.UnitColumn,
            Breakdowns = [.. columns.Where(c => c.Use == MappedColumnUse.Breakdown).Select(c => c.Title)],
            Figures = [.. columns.Where(c => c.Use == MappedColumnUse.Figures)],
            Words = words.ToDictionary(w => (Names.Key(w.Column), Names.Key(w.Written)), w => w.Meaning),
        };

    /// <summary>
    /// The layout of a file by its titles. A column that must be there is named as the profile names it where there is none.
    /// </summary>
    public static FigureLayout Of(IReadOnlyList<string> titles)
    {
        string? Find(string[] known) => ColumnTitles.Find(titles, known);
        var period = Find(ColumnTitles.Period);
        var isWide = period is null && titles.Any(t => PeriodText.TryRead(t, out _));
        var code = Find(ColumnTitles.Code);
        return new()
        {
            BodyColumn = Find(ColumnTitles.Body) ?? (code is null ? "CPP" : null),
            CodeColumn = code,
            IndicatorColumn = Find(ColumnTitles.Indicator) ?? "Indicator",
            FullNameColumn = Find(ColumnTitles.FullName),
            StatusColumn = Find(ColumnTitles.Status),
            PeriodColumn = isWide ? null : period ?? "Year",
            ValueColumn = isWide ? null : Find(ColumnTitles.Value) ?? "value",
            FamilyColumn = Find(ColumnTitles.Family),
            MeasureColumn = Find(ColumnTitles.Measure),
            UnitColumn = Find(ColumnTitles.Unit),
            SplitColumn = Find(ColumnTitles.Split),
            DefinitionColumn = Find(ColumnTitles.Definition),
            Breakdowns = [.. titles.Where(ColumnTitles.IsBreakdown)],
        };
    }
}
