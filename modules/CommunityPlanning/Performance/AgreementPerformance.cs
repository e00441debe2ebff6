namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What an agreement's report says, and what was published.</summary>
internal sealed class AgreementPerformance
{
    /// <summary>The report of a period as it stands now: the outcomes that the agreement puts first, and no others. For those who draw it up.</summary>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<DraftReport> Report(
        OutcomeAgreement agreement,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        PerformanceReports reports
    )
    {
        new Rules().Period(period, "period").Check();
        return batches
            .Load<Guid, DraftReport>(
                $"communityplanning.agreement.report.{period}",
                agreement.Id,
                async (ids, cancellationToken) =>
                {
                    var priorities = (
                        await db
                            .AgreementPriorities.AsNoTracking()
                            .Where(p => ids.Contains(p.OutcomeAgreementId))
                            .OrderBy(p => p.Number)
                            .ToListAsync(cancellationToken)
                    ).ToLookup(p => p.OutcomeAgreementId, p => p.LocalOutcomeId);
                    var lines = (
                        await reports.LinesAsync(partnership, [.. priorities.SelectMany(p => p).Distinct()], period, cancellationToken)
                    ).ToLookup(l => l.Indicator.LocalOutcomeId);
                    return ids.ToDictionary(
                        id => id,
                        id => DraftReport.Of(period, [.. priorities[id].SelectMany(outcome => lines[outcome])])
                    );
                }
            )
            .Then(report => report!);
    }

    /// <summary>What was published, by period.</summary>
    public static IDataLoaderResult<IReadOnlyList<PublishedReport>> PublishedReports(
        OutcomeAgreement agreement,
        Batches batches,
        CommunityPlanningDb db
    ) =>
        batches.All(
            "communityplanning.agreement.published",
            agreement.Id,
            ids => db.PublishedReports.Where(r => ids.Contains(r.OutcomeAgreementId)).OrderBy(r => r.Period),
            r => r.OutcomeAgreementId
        );
}

/// <summary>A report that is not published.</summary>
/// <param name="Controllable">What the partners can move.</param>
/// <param name="OutsideControl">What others move; each indicator's impact note says how.</param>
internal sealed record DraftReport(
    string Period,
    IReadOnlyList<ReportLine> Controllable,
    IReadOnlyList<ReportLine> OutsideControl,
    OutcomeSummary Summary
)
{
    public static DraftReport Of(string period, IReadOnlyList<ReportLine> lines) =>
        new(
            period,
            [.. lines.Where(l => l.Indicator.Influence == InfluenceLevel.Partnership)],
            [.. lines.Where(l => l.Indicator.Influence != InfluenceLevel.Partnership)],
            OutcomeSummary.Of(period, lines)
        );
}
