namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class AnnualReportQueries
{
    /// <summary>The annual report of a year. Null where none is published.</summary>
    /// <param name="financialYear">The financial year, like 2011/12.</param>
    public static Task<AnnualReport?> AnnualReport(
        Partnership partnership,
        FinancialYear financialYear,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) => db.Of<AnnualReport>(partnership).AsNoTracking().SingleOrDefaultAsync(r => r.FinancialYear == financialYear, cancellationToken);

    /// <summary>The published annual reports, the latest year first.</summary>
    public static Task<Connection<AnnualReport>> AnnualReports(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<AnnualReport>(partnership).PageAsync(paging, r => r.FirstDay, descending: true);

    /// <summary>The annual report of a year as it would be now, for those who prepare it.</summary>
    /// <param name="financialYear">The financial year, like 2011/12.</param>
    [Requires(Role.Viewer)]
    public static Task<AnnualReportDraft> AnnualReportDraft(
        Partnership partnership,
        FinancialYear financialYear,
        AnnualReportWriter writer,
        CancellationToken cancellationToken
    ) => writer.DraftAsync(partnership, financialYear, cancellationToken);
}
