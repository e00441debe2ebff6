namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>What an indicator is to reach in a period.</summary>
internal sealed class IndicatorTarget : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid IndicatorId { get; init; }

    public Guid? VariesId { get; init; }

    /// <summary>Whose target it is.</summary>
    public required TargetLevel Level { get; init; }

    /// <summary>Whether the figure is the least or the most.</summary>
    public required TargetBound Bound { get; init; }

    /// <summary>When it is to be reached, as in <c>2014/15</c>.</summary>
    public required string Period { get; init; }

    internal DateOnly PeriodEnds { get; init; }

    /// <summary>The figure as exact text.</summary>
    public required string Value { get; set; }

    /// <summary>Why it is what it is, as a local variation of a national target says.</summary>
    public string? Note { get; set; }

    public IDataLoaderResult<Indicator?> Indicator(Batches batches, CommunityPlanningDb db) => batches.One<Indicator>(db, IndicatorId);

    /// <summary>The national target that this local one varies; null where it varies none.</summary>
    public IDataLoaderResult<IndicatorTarget?> Varies(Batches batches, CommunityPlanningDb db) =>
        batches.One<IndicatorTarget>(db, VariesId);

    /// <summary>What partners do to reach it, by title.</summary>
    public IDataLoaderResult<IReadOnlyList<OutcomeAction>> Actions(Batches batches, CommunityPlanningDb db) =>
        batches.All(
            "communityplanning.target.actions",
            Id,
            ids =>
                db.OutcomeActions.Where(a => a.IndicatorTargetId != null && ids.Contains(a.IndicatorTargetId.Value))
                    .OrderBy(a => a.Title)
                    .ThenBy(a => a.Id),
            a => a.IndicatorTargetId!.Value
        );
}

/// <summary>Whose target it is.</summary>
internal enum TargetLevel
{
    National,
    Local,
}

/// <summary>How a target's figure is meant.</summary>
internal enum TargetBound
{
    /// <summary>The figure or more.</summary>
    AtLeast,

    /// <summary>The figure or less.</summary>
    AtMost,
}
