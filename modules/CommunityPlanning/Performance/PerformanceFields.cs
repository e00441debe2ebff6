namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The status of a target, for those who work with it. The public reads the published reports.</summary>
internal sealed class TargetPerformance
{
    /// <summary>Whether the partnership's own figure for the period meets the target, and why.</summary>
    [Requires(Role.Viewer)]
    [Needs(nameof(IndicatorTarget.Bound), nameof(IndicatorTarget.Period), nameof(IndicatorTarget.Value))]
    public static IDataLoaderResult<TargetStatus> Standing(
        IndicatorTarget target,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches
            .Own(db, partnership, target.IndicatorId)
            .Then(own => TargetStatus.Of(target, own.FirstOrDefault(o => o.Period == target.Period)));

    /// <summary>The partners' commentary on the target, the latest last.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<Commentary>> Commentary(
        IndicatorTarget target,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Parts(db, target.Id, static (Commentary c) => c.IndicatorTargetId, static c => c.SortOrder);

    /// <summary>What is in the way of the target, and what is done about it.</summary>
    /// <param name="open">True for issues that are open, false for those that are closed. Both if you leave it out.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<PerformanceIssue>> Issues(
        IndicatorTarget target,
        bool? open,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches
            .Parts(db, target.Id, static (PerformanceIssue i) => i.IndicatorTargetId, static i => i.SortOrder)
            .Then(IReadOnlyList<PerformanceIssue> (all) => [.. all.Where(i => open is null || open == (i.ClosedOn is null))]);
}
