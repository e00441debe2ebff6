namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class AgreementPerformance
{
    /// <summary>The agreement's report of a period as it would be now, for those who prepare it.</summary>
    /// <param name="period">The period, like 2014/15.</param>
    [Requires(Role.Viewer)]
    public static IDataLoaderResult<DraftReport> Report(
        OutcomeAgreement agreement,
        string period,
        Partnership partnership,
        Batches batches,
        CommunityPlanningDb db,
        PerformanceReports reports
    ) =>
        batches
            .Load(
                agreement.Id,
                (db, reports, partnership, period),
                static async (ids, s, ct) =>
                {
                    var priorities = await s
                        .db.Set<AgreementPriority>()
                        .AsNoTracking()
                        .Where(p => ids.Contains(p.OutcomeAgreementId))
                        .OrderBy(p => p.Number)
                        .ToListAsync(ct);
                    var lines = await s.reports.LinesAsync(s.partnership, [.. priorities.Select(p => p.LocalOutcomeId)], s.period, ct);
                    return ids.ToEach(id =>
                        DraftReport.Of(
                            s.period,
                            [
                                .. priorities
                                    .Where(p => p.OutcomeAgreementId == id)
                                    .SelectMany(p => lines.Where(l => l.Indicator.LocalOutcomeId == p.LocalOutcomeId)),
                            ]
                        )
                    );
                }
            )
            .Then(report => report!);

    /// <summary>The agreement's published reports, by period.</summary>
    public static IDataLoaderResult<IReadOnlyList<PublishedReport>> PublishedReports(
        OutcomeAgreement agreement,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Parts(db, agreement.Id, static (PublishedReport r) => r.OutcomeAgreementId, static r => r.Period);
}

/// <summary>A report on an agreement that is not published yet.</summary>
/// <param name="Period">The period that it reports on, like 2014/15.</param>
/// <param name="Controllable">The indicators that the partners can influence.</param>
/// <param name="OutsideControl">The indicators that others influence. Each has a note that says how.</param>
/// <param name="Summary">The number of indicators in each state.</param>
internal sealed record DraftReport(
    string Period,
    IReadOnlyList<ReportLine> Controllable,
    IReadOnlyList<ReportLine> OutsideControl,
    OutcomeSummary Summary
)
{
    public static DraftReport Of(string period, IReadOnlyList<ReportLine> lines) =>
        new(period, [.. lines.Where(l => l.IsControllable)], [.. lines.Where(l => !l.IsControllable)], OutcomeSummary.Of(period, lines));
}
