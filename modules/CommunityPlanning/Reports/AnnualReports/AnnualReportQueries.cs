namespace CouncilPlatform.CommunityPlanning.Reports;

/// <summary>The reports of years.</summary>
internal sealed class AnnualReportQueries
{
    /// <summary>The annual report of a year, or null where none is published.</summary>
    /// <param name="financialYear">As in 2011/12.</param>
    public static Task<AnnualReport?> AnnualReport(
        Partnership partnership,
        string financialYear,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .AnnualReports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.PartnershipId == partnership.Id && r.FinancialYear == financialYear, cancellationToken);

    /// <summary>What is published, the latest year first.</summary>
    public static Task<Connection<AnnualReport>> AnnualReports(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .AnnualReports.Where(r => r.PartnershipId == partnership.Id)
            .PageAsync(paging, r => r.FinancialYear, descending: true, cancellationToken);

    /// <summary>The report of a year as it would stand now, and what blocks its publication. For those who draw it up.</summary>
    [Requires(Role.Viewer)]
    public static Task<AnnualReportDraft> AnnualReportDraft(
        Partnership partnership,
        string financialYear,
        AnnualReportWriter writer,
        CancellationToken cancellationToken
    ) => writer.DraftAsync(partnership, Year(financialYear, "financialYear"), cancellationToken);

    internal static Period Year(string financialYear, params string[] path)
    {
        new Rules()
            .Require(
                Budgets.BudgetRules.IsFinancialYear(financialYear),
                RuleCodes.Invalid,
                Budgets.BudgetRules.NoFinancialYear(financialYear),
                path
            )
            .Check();
        return Period.Read(financialYear);
    }
}
