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

    /// <summary>
    /// The title of the column that says raw, provisional, revised, imputed or projected. Null where every figure is actual.
    /// </summary>
    [MaxLength(200)]
    public string? StatusColumn { get; set; }

    /// <summary>The title of the column with the period. Null for a wide table, which has a column for each period.</summary>
    [MaxLength(200)]
    public string? PeriodColumn { get; set; }

    /// <summary>The title of the column with the figure. Null for a wide table, and where several columns have figures.</summary>
    [MaxLength(200)]
    public string? ValueColumn { get; set; }

    /// <summary>The title of the column with the number of the body's family group. Null where there is none.</summary>
    [MaxLength(200)]
    public string? FamilyColumn { get; set; }

    /// <summary>The title of the column with the area code of the body, like S12000050. Null where there is none.</summary>
    [MaxLength(200)]
    public string? CodeColumn { get; set; }

    /// <summary>The title of the column that says what is measured, like percentage or count. Null where there is none.</summary>
    [MaxLength(200)]
    public string? MeasureColumn { get; set; }

    /// <summary>The title of the column with the unit of the measure. Null where there is none.</summary>
    [MaxLength(200)]
    public string? UnitColumn { get; set; }

    /// <summary>The columns by which figures are split, and those of figures where there are several.</summary>
    public IDataLoaderResult<IReadOnlyList<FigureMappingColumn>> Columns(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (FigureMappingColumn c) => c.FigureMappingId, static c => c.Number);

    /// <summary>What texts of the file mean.</summary>
    public IDataLoaderResult<IReadOnlyList<FigureMappingWord>> Words(Batches batches, CommunityPlanningDb db) =>
        batches.Parts(db, Id, static (FigureMappingWord w) => w.FigureMappingId, static w => w.Number);

    internal IReadOnlyList<(string Field, string? Title)> Titles =>
        [
            ("bodyColumn", BodyColumn),
            ("indicatorColumn", IndicatorColumn),
            ("statusColumn", StatusColumn),
            ("periodColumn", PeriodColumn),
            ("valueColumn", ValueColumn),
            ("familyColumn", FamilyColumn),
            ("codeColumn", CodeColumn),
            ("measureColumn", MeasureColumn),
            ("unitColumn", UnitColumn),
        ];

    internal FigureMapping Update(SaveFigureMappingInput input)
    {
        (BodyColumn, IndicatorColumn, Indicator) = (input.BodyColumn, input.IndicatorColumn, input.Indicator);
        (StatusColumn, PeriodColumn) = (input.StatusColumn, input.PeriodColumn);
        (ValueColumn, FamilyColumn, CodeColumn) = (input.ValueColumn, input.FamilyColumn, input.CodeColumn);
        (MeasureColumn, UnitColumn) = (input.MeasureColumn, input.UnitColumn);
        return this;
    }
}

/// <summary>A column of a file by which its figures are split, or one of several that have figures.</summary>
internal sealed class FigureMappingColumn : NumberedEntity
{
    public Guid FigureMappingId { get; init; }

    /// <summary>The title of the column.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>Whether the column has figures or splits them.</summary>
    public required MappedColumnUse Use { get; init; }

    /// <summary>The short name of the indicator of the column's figures. Null where a column says it.</summary>
    [MaxLength(60)]
    public string? Indicator { get; init; }

    /// <summary>What the column's figures measure. Null for the indicator's own measure, or where a column says it.</summary>
    [MaxLength(FigurePart.MaxMeasure)]
    public string? Measure { get; init; }
}

/// <summary>What a column of a file of figures is used for.</summary>
internal enum MappedColumnUse
{
    /// <summary>It has figures.</summary>
    Figures,

    /// <summary>It has the categories by which figures are split, like age bands.</summary>
    Breakdown,
}

/// <summary>What a text in a column of a file means.</summary>
internal sealed class FigureMappingWord : NumberedEntity
{
    public Guid FigureMappingId { get; init; }

    /// <summary>The title of the column.</summary>
    [MaxLength(200)]
    public required string Column { get; init; }

    /// <summary>The text as the file has it, such as "Obs".</summary>
    [MaxLength(200)]
    public required string Written { get; init; }

    /// <summary>What is read instead, such as "raw".</summary>
    [MaxLength(200)]
    public required string Meaning { get; init; }
}
