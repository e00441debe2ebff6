using CouncilPlatform.CommunityPlanning.Framework;
using CouncilPlatform.CommunityPlanning.Observations;
using CouncilPlatform.Sdk;
using GraphQL.DataLoader;

namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How an indicator fares, by the partnership's own figures.</summary>
internal sealed class IndicatorPerformance
{
    /// <summary>The latest figure that was measured: a projection never is.</summary>
    public static IDataLoaderResult<Observation?> LatestActual(Indicator indicator, Partnership partnership, Batches batches, CommunityPlanningDb db) =>
        batches.Own(db, partnership, indicator.Id).Then(own => own.LastOrDefault(o => o.IsMeasured));

    /// <summary>Which way it went, and by which rule.</summary>
    /// <param name="from">The first period that counts; the earliest where it is left out.</param>
    /// <param name="to">The last period that counts; the latest where it is left out.</param>
    public static IDataLoaderResult<Trend> Trend(Indicator indicator, string? from, string? to, Partnership partnership, Batches batches, CommunityPlanningDb db)
    {
        var rules = new Rules();
        if (from is not null)
        {
            rules.Period(from, "from");
        }

        if (to is not null)
        {
            rules.Period(to, "to");
        }

        rules.Check();
        var first = from is null ? DateOnly.MinValue : Period.Read(from).Last;
        var last = to is null ? DateOnly.MaxValue : Period.Read(to).Last;
        return batches.Own(db, partnership, indicator.Id).Then(own => Performance.Trend.Of(indicator, own.Where(o => o.PeriodEnds >= first && o.PeriodEnds <= last)));
    }
}

/// <summary>Where a target stands. What is not published yet is for those who work with it: a stranger reads the published reports.</summary>
internal sealed class TargetPerformance
{
    /// <summary>Where it stands by the partnership's own figure of its period, and why.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<Standing> Standing(IndicatorTarget target, Partnership partnership, Batches batches, CommunityPlanningDb db) =>
        batches.Own(db, partnership, target.IndicatorId).Then(own => Performance.Standing.Of(target, own.FirstOrDefault(o => o.Period == target.Period)));

    /// <summary>What partners say of it, the latest last.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<Commentary>> Commentary(IndicatorTarget target, Batches batches, CommunityPlanningDb db) => batches.All(
        "communityplanning.target.commentary", target.Id, ids => db.Commentaries.Where(c => ids.Contains(c.IndicatorTargetId)).OrderBy(c => c.Id), c => c.IndicatorTargetId);

    /// <summary>What stands in its way, and what is done about it.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<IReadOnlyList<PerformanceIssue>> Issues(IndicatorTarget target, Batches batches, CommunityPlanningDb db) => batches.All(
        "communityplanning.target.issues", target.Id, ids => db.PerformanceIssues.Where(i => ids.Contains(i.IndicatorTargetId)).OrderBy(i => i.Id), i => i.IndicatorTargetId);
}

/// <summary>How an outcome fares.</summary>
internal sealed class OutcomePerformance
{
    /// <summary>How its local targets for a period stand, and how many indicators lack one or the other.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(LocalOutcome outcome, string period, Partnership partnership, Batches batches, CommunityPlanningDb db, PerformanceReports reports)
    {
        new Rules().Period(period, "period").Check();
        return batches.Load<Guid, OutcomeSummary>(
            $"communityplanning.outcome.summary.{period}",
            outcome.Id,
            (ids, cancellationToken) => reports.SummariesAsync(partnership, ids, period, cancellationToken)).Then(summary => summary ?? OutcomeSummary.Of(period, []));
    }
}
