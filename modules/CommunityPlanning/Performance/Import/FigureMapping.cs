namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The columns of a kind of file of figures, saved for imports.</summary>
[Shared("It says how a file is read, for everybody who imports figures.")]
internal sealed class FigureMapping : Aggregate
{
    /// <summary>The mapping's short name, as the import command takes it: <c>--mapping name</c>.</summary>
    [MaxLength(60)]
    public required string Name { get; init; }

    /// <summary>The title of the column with the reporting body. Null where every figure is the partnership's own.</summary>
    [MaxLength(200)]
    public string? BodyColumn { get; set; }

    /// <summary>
    /// The title of the column with the indicator's short name or title. Null where every figure belongs to one indicator.
    /// </summary>
    [MaxLength(200)]
    public string? IndicatorColumn { get; set; }

    /// <summary>The short name of the indicator that every figure belongs to. Null where a column says so.</summary>
    [MaxLength(60)]
    public string? Indicator { get; set; }

    /// <summary>The title of the column that says raw, provisional, imputed or projected. Null where every figure is actual.</summary>
    [MaxLength(200)]
    public string? StatusColumn { get; set; }

    /// <summary>The title of the column with the period. Null for a wide table, which has a column for each period.</summary>
    [MaxLength(200)]
    public string? PeriodColumn { get; set; }

    /// <summary>The title of the column with the figure. Null for a wide table.</summary>
    [MaxLength(200)]
    public string? ValueColumn { get; set; }

    /// <summary>The title of the column with the number of the body's family group. Null where there is none.</summary>
    [MaxLength(200)]
    public string? FamilyColumn { get; set; }

    internal IReadOnlyList<(string Field, string? Title)> Columns =>
        [
            ("bodyColumn", BodyColumn),
            ("indicatorColumn", IndicatorColumn),
            ("statusColumn", StatusColumn),
            ("periodColumn", PeriodColumn),
            ("valueColumn", ValueColumn),
            ("familyColumn", FamilyColumn),
        ];

    internal FigureMapping Update(SaveFigureMappingInput input)
    {
        (BodyColumn, IndicatorColumn, Indicator) = (input.BodyColumn, input.IndicatorColumn, input.Indicator);
        (StatusColumn, PeriodColumn) = (input.StatusColumn, input.PeriodColumn);
        (ValueColumn, FamilyColumn) = (input.ValueColumn, input.FamilyColumn);
        return this;
    }
}
