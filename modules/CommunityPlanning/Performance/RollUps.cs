namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class OutcomePerformance
{
    /// <summary>The number of indicators by the state of their targets for a period.</summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        LocalOutcome outcome,
        string period,
        Partnership partnership,
        Batches batches,
        PerformanceReports reports
    ) =>
        batches
            .Load(
                outcome.Id,
                (reports, partnership, period),
                static (ids, s, ct) => s.reports.SummariesAsync(s.partnership, ids.ToDictionary(id => id), s.period, ct)
            )
            .Then(summary => summary ?? OutcomeSummary.Of(period, []));
}

internal sealed class NationalPerformance
{
    /// <summary>The number of indicators of its local outcomes by the state of their targets for a period.</summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        NationalOutcome outcome,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        PerformanceReports reports
    ) =>
        batches
            .Load(
                outcome.Id,
                (db, reports, partnership, period),
                static async (ids, s, ct) =>
                {
                    var outcomes = await s
                        .db.Of<LocalOutcome>(s.partnership)
                        .Where(o => ids.Contains(o.NationalOutcomeId))
                        .ToDictionaryAsync(o => o.Id, o => o.NationalOutcomeId, ct);
                    return await s.reports.SummariesAsync(s.partnership, outcomes, s.period, ct);
                }
            )
            .Then(summary => summary ?? OutcomeSummary.Of(period, []));
}

internal sealed class AreaPerformance
{
    /// <summary>The number of indicators by whether the area's own figures for a period meet the partnership's targets.</summary>
    /// <param name="period">The period, like 2021/22.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        LocalArea area,
        string period,
        Partnership partnership,
        Batches batches,
        PerformanceReports reports
    ) =>
        batches
            .Load(
                area.Id,
                (reports, partnership, period),
                static (ids, s, ct) => s.reports.AreaLinesAsync(s.partnership, ids, s.period, ct)
            )
            .Then(lines => OutcomeSummary.Of(period, lines ?? []));
}

internal sealed class ThemeQueries
{
    /// <summary>The progress of each themed group that is responsible for an outcome, by name, and of outcomes without a group.</summary>
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
/// <param name="ThemedGroup">The group's name. Null for the outcomes without a group.</param>
/// <param name="Outcomes">The number of outcomes that it is responsible for.</param>
/// <param name="Summary">The number of indicators of these outcomes in each state.</param>
internal sealed record ThemeSummary(string? ThemedGroup, int Outcomes, OutcomeSummary Summary);
