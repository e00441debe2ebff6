namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The columns of a kind of file of figures, saved for imports.</summary>
internal sealed class FigureMapping : Aggregate, IFigureColumns
{
    /// <summary>The mapping's short name, as the import command takes it: <c>--mapping name</c>.</summary>
    [MaxLength(60)]
    public required string Name { get; init; }

    /// <summary>The title of the column with the reporting body; null where every figure is the partnership's own.</summary>
    [MaxLength(200)]
    public string? BodyColumn { get; private set; }

    /// <summary>
    /// The title of the column with the indicator's short name or title; null where every figure belongs to one indicator.
    /// </summary>
    [MaxLength(200)]
    public string? IndicatorColumn { get; private set; }

    /// <summary>The short name of the indicator that every figure belongs to; null where a column says so.</summary>
    [MaxLength(60)]
    public string? Indicator { get; private set; }

    /// <summary>The title of the column that says raw, provisional, imputed or projected; null where every figure is actual.</summary>
    [MaxLength(200)]
    public string? StatusColumn { get; private set; }

    /// <summary>The title of the column with the period; null for a wide table, which has a column for each period.</summary>
    [MaxLength(200)]
    public string? PeriodColumn { get; private set; }

    /// <summary>The title of the column with the figure; null for a wide table.</summary>
    [MaxLength(200)]
    public string? ValueColumn { get; private set; }

    /// <summary>The title of the column with the number of the body's family group; null where there is none.</summary>
    [MaxLength(200)]
    public string? FamilyColumn { get; private set; }

    internal FigureMapping Update(IFigureColumns columns)
    {
        (BodyColumn, IndicatorColumn, Indicator) = (columns.BodyColumn, columns.IndicatorColumn, columns.Indicator);
        (StatusColumn, PeriodColumn) = (columns.StatusColumn, columns.PeriodColumn);
        (ValueColumn, FamilyColumn) = (columns.ValueColumn, columns.FamilyColumn);
        return this;
    }
}

/// <summary>Which columns of a file hold what.</summary>
internal interface IFigureColumns
{
    string? BodyColumn { get; }
    string? IndicatorColumn { get; }
    string? Indicator { get; }
    string? StatusColumn { get; }
    string? PeriodColumn { get; }
    string? ValueColumn { get; }
    string? FamilyColumn { get; }
}
