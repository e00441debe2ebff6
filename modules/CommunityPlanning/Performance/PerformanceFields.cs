namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// The status of a target. What is not published yet is for those who work with it: the public reads the published reports.
/// </summary>
internal sealed class TargetPerformance
{
    /// <summary>Whether the partnership's own figure for the period meets the target, and why or why not.</summary>
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
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<PerformanceIssue>> Issues(
        IndicatorTarget target,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Parts(db, target.Id, static (PerformanceIssue i) => i.IndicatorTargetId, static i => i.SortOrder);
}

/// <summary>The progress of an outcome.</summary>
internal sealed class OutcomePerformance
{
    /// <summary>How many targets for a period are met and missed, and how many indicators lack a target or a figure.</summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        LocalOutcome outcome,
        string period,
        Partnership partnership,
        Batches batches,
        PerformanceReports reports
    )
    {
        PeriodRules.RequirePeriod(period);
        return batches
            .Load(
                outcome.Id,
                (reports, partnership, period),
                static (ids, s, ct) => s.reports.SummariesAsync(s.partnership, ids.ToDictionary(id => id), s.period, ct)
            )
            .Then(summary => summary ?? OutcomeSummary.Of(period, []));
    }
}
