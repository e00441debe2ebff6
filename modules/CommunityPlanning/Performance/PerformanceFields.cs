namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Where a target stands. What is not published yet is for those who work with it: a stranger reads the published reports.</summary>
internal sealed class TargetPerformance
{
    /// <summary>Where it stands by the partnership's own figure of its period, and why.</summary>
    [Requires(Role.Viewer)]
    [Needs(nameof(IndicatorTarget.Bound), nameof(IndicatorTarget.Period), nameof(IndicatorTarget.Value))]
    public static IDataLoaderResult<Standing> Standing(
        IndicatorTarget target,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches
            .Own(db, partnership, target.IndicatorId)
            .Then(own => Performance.Standing.Of(target, own.FirstOrDefault(o => o.Period == target.Period)));

    /// <summary>What partners say of it, the latest last.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<Commentary>> Commentary(
        IndicatorTarget target,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches.All(
            "communityplanning.target.commentary",
            target.Id,
            ids => db.Commentaries.Where(c => ids.Contains(c.IndicatorTargetId)).OrderBy(c => c.Place),
            c => c.IndicatorTargetId
        );

    /// <summary>What stands in its way, and what is done about it.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<PerformanceIssue>> Issues(
        IndicatorTarget target,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches.All(
            "communityplanning.target.issues",
            target.Id,
            ids => db.PerformanceIssues.Where(i => ids.Contains(i.IndicatorTargetId)).OrderBy(i => i.Place),
            i => i.IndicatorTargetId
        );
}

/// <summary>How an outcome fares.</summary>
internal sealed class OutcomePerformance
{
    /// <summary>How its local targets for a period stand, and how many indicators lack one or the other.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        LocalOutcome outcome,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        PerformanceReports reports
    )
    {
        new Rules().Period(period, "period").Check();
        return batches
            .Load<Guid, OutcomeSummary>(
                $"communityplanning.outcome.summary.{period}",
                outcome.Id,
                (ids, cancellationToken) => reports.SummariesAsync(partnership, ids, period, cancellationToken)
            )
            .Then(summary => summary ?? OutcomeSummary.Of(period, []));
    }
}
