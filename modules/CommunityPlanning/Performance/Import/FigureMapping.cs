namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Which columns of somebody's files of figures hold what, kept for the next time.</summary>
internal sealed class FigureMapping : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its short name within the partnership.</summary>
    public required string Name { get; init; }

    /// <summary>Whose figure it is; null where every figure is the partnership's own.</summary>
    public string? BodyColumn { get; set; }

    /// <summary>Which indicator, by slug or title; null where every figure is of one.</summary>
    public string? IndicatorColumn { get; set; }

    /// <summary>The slug of the indicator that every figure is of; null where a column says so.</summary>
    public string? Indicator { get; set; }

    /// <summary>How firm it is; null where every figure is actual.</summary>
    public string? StatusColumn { get; set; }

    /// <summary>The period of a long table; null of a wide one, which has a column for each.</summary>
    public string? PeriodColumn { get; set; }

    /// <summary>The figure of a long table; null of a wide one.</summary>
    public string? ValueColumn { get; set; }

    /// <summary>The number of the body's family group; null where the files have none.</summary>
    public string? FamilyColumn { get; set; }

    public int Version { get; set; }
}
