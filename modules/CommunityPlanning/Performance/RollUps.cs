namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How all that serves a national outcome fares.</summary>
internal sealed class NationalPerformance
{
    /// <summary>How the local targets of its local outcomes stand in a period, and how many indicators lack one or the other.</summary>
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
        new Rules().Period(period, "period").Check();
        return batches
            .Load<Guid, OutcomeSummary>(
                $"communityplanning.national.summary.{partnership.Id}.{period}",
                outcome.Id,
                async (ids, cancellationToken) =>
                    await reports.SummariesAsync(
                        partnership,
                        await db
                            .LocalOutcomes.Where(o => ids.Contains(o.NationalOutcomeId))
                            .ToDictionaryAsync(o => o.Id, o => o.NationalOutcomeId, cancellationToken),
                        period,
                        cancellationToken
                    )
            )
            .Then(summary => summary ?? OutcomeSummary.Of(period, []));
    }
}

/// <summary>How a local area fares.</summary>
internal sealed class AreaPerformance
{
    /// <summary>How its own figures stand against the partnership's targets for a period. What was not measured there is counted, not left out.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<OutcomeSummary> Summary(
        LocalArea area,
        string period,
        Partnership partnership,
        Batches batches,
        PerformanceReports reports
    )
    {
        new Rules().Period(period, "period").Check();
        return batches
            .Load<Guid, IReadOnlyList<ReportLine>>(
                $"communityplanning.area.summary.{partnership.Id}.{period}",
                area.Id,
                (ids, cancellationToken) => reports.AreaLinesAsync(partnership, ids, period, cancellationToken)
            )
            .Then(lines => OutcomeSummary.Of(period, lines ?? []));
    }
}

/// <summary>How the themes fare that groups work on.</summary>
internal sealed class ThemeQueries
{
    /// <summary>One row for each themed group that answers for an outcome, by name, and one for the outcomes that no group answers for.</summary>
    /// <param name="period">As in 2021/22.</param>
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
        new Rules().Period(period, "period").Check();
        var outcomes = await db
            .LocalOutcomes.Where(o => o.PartnershipId == partnership.Id)
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

/// <summary>How the outcomes of one themed group stand.</summary>
/// <param name="ThemedGroup">Null for the outcomes that no group answers for.</param>
/// <param name="Outcomes">How many there are.</param>
internal sealed record ThemeSummary(string? ThemedGroup, int Outcomes, OutcomeSummary Summary);
