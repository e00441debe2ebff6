namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>The progress of everything that contributes to a national outcome.</summary>
internal sealed class NationalPerformance
{
    /// <summary>
    /// How many targets of its local outcomes for a period are met and missed, and how many indicators lack a target or a figure.
    /// </summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        NationalOutcome outcome,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        PerformanceReports reports
    )
    {
        PeriodRules.RequirePeriod(period);
        return batches
            .Load<Guid, (CommunityPlanningDb Db, PerformanceReports Reports, Partnership Partnership, string Period), OutcomeSummary>(
                outcome.Id,
                (db, reports, partnership, period),
                static async (ids, s, ct) =>
                {
                    var outcomes = await s
                        .Db.Of<LocalOutcome>(s.Partnership)
                        .Where(o => ids.Contains(o.NationalOutcomeId))
                        .ToDictionaryAsync(o => o.Id, o => o.NationalOutcomeId, ct);
                    return await s.Reports.SummariesAsync(s.Partnership, outcomes, s.Period, ct);
                }
            )
            .Then(summary => summary ?? OutcomeSummary.Of(period, []));
    }
}

/// <summary>The progress of a local area.</summary>
internal sealed class AreaPerformance
{
    /// <summary>
    /// How the area's own figures compare with the partnership's targets for a period. Indicators that were not measured there are counted.
    /// </summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        LocalArea area,
        string period,
        Partnership partnership,
        Batches batches,
        PerformanceReports reports
    )
    {
        PeriodRules.RequirePeriod(period);
        return batches
            .Load(
                area.Id,
                (reports, partnership, period),
                static (ids, s, ct) => s.reports.AreaLinesAsync(s.partnership, ids, s.period, ct)
            )
            .Then(lines => OutcomeSummary.Of(period, lines ?? []));
    }
}

internal sealed class ThemeQueries
{
    /// <summary>
    /// One row for each themed group that is responsible for an outcome, by name, and one for the outcomes without a group.
    /// </summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static async Task<IReadOnlyList<ThemeSummary>> ThemeSummaries(
        Partnership partnership,
        string period,
        CommunityPlanningDb db,
        PerformanceReports reports,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        PeriodRules.RequirePeriod(period);
        var outcomes = await db.Of<LocalOutcome>(partnership)
            .ToDictionaryAsync(o => o.Id, o => o.ThemedGroupId ?? Guid.Empty, cancellationToken);
        var names = await mediator.Send(new GetBodies(partnership.Id, [.. outcomes.Values.Distinct()]), cancellationToken);
        var summaries = await reports.SummariesAsync(partnership, outcomes, period, cancellationToken);
        return
        [
            .. outcomes
                .Values.CountBy(group => group)
                .Select(g => new ThemeSummary(
                    names.GetValueOrDefault(g.Key)?.Name,
                    g.Value,
                    summaries.GetValueOrDefault(g.Key) ?? OutcomeSummary.Of(period, [])
                ))
                .OrderBy(t => t.ThemedGroup is null)
                .ThenBy(t => t.ThemedGroup, StringComparer.Ordinal),
        ];
    }
}

/// <summary>The progress of the outcomes of one themed group.</summary>
/// <param name="ThemedGroup">The group's name; null for the outcomes without a group.</param>
/// <param name="Outcomes">The number of outcomes.</param>
/// <param name="Summary">The indicators of these outcomes.</param>
internal sealed record ThemeSummary(string? ThemedGroup, int Outcomes, OutcomeSummary Summary);
