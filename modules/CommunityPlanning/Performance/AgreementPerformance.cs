namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>An agreement's draft and published reports.</summary>
internal sealed class AgreementPerformance
{
    /// <summary>The agreement's report of a period as it is now: its priorities only. For those who prepare it.</summary>
    /// <param name="period">The period, like 2014/15.</param>
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
        PeriodRules.RequirePeriod(period);
        return batches
            .Load<Guid, (CommunityPlanningDb Db, PerformanceReports Reports, Partnership Partnership, string Period), DraftReport>(
                agreement.Id,
                (db, reports, partnership, period),
                static async (ids, s, ct) =>
                {
                    var priorities = await s
                        .Db.Set<AgreementPriority>()
                        .AsNoTracking()
                        .Where(p => ids.Contains(p.OutcomeAgreementId))
                        .OrderBy(p => p.Number)
                        .ToListAsync(ct);
                    var outcomes = priorities.Select(p => p.LocalOutcomeId).Distinct().ToList();
                    var lines = (await s.Reports.LinesAsync(s.Partnership, outcomes, s.Period, ct)).ToLookup(l =>
                        l.Indicator.LocalOutcomeId
                    );
                    var byAgreement = priorities.ToLookup(p => p.OutcomeAgreementId, p => p.LocalOutcomeId);
                    return ids.ToDictionary(id => id, id => DraftReport.Of(s.Period, [.. byAgreement[id].SelectMany(o => lines[o])]));
                }
            )
            .Then(report => report!);
    }

    /// <summary>The agreement's published reports, by period.</summary>
    public static IDataLoaderResult<IReadOnlyList<PublishedReport>> PublishedReports(
        OutcomeAgreement agreement,
        Batches batches,
        CommunityPlanningDb db
    ) => batches.Parts(db, agreement.Id, static (PublishedReport r) => r.OutcomeAgreementId, static r => r.Period);
}

/// <summary>A report that is not published.</summary>
/// <param name="Period">The period that it reports on.</param>
/// <param name="Controllable">The indicators that the partners can influence.</param>
/// <param name="OutsideControl">The indicators that others influence; each has a note that says how.</param>
/// <param name="Summary">The indicators counted by state.</param>
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
