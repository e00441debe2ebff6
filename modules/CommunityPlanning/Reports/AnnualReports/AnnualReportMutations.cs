namespace CouncilPlatform.CommunityPlanning.Reports;

/// <param name="FinancialYear">As in 2011/12.</param>
internal sealed record PublishAnnualReportInput(string Partnership, string FinancialYear) : IPartnershipInput;

/// <summary>Publishing the report of a year.</summary>
internal sealed class AnnualReportMutations
{
    /// <summary>Publishes the report of a year, which then stays as it is. The year must be over, and every missed target explained.</summary>
    [Requires(Role.Approver)]
    public static Task<AnnualReport> PublishAnnualReport(
        PublishAnnualReportInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        AnnualReportWriter writer,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var year = AnnualReportQueries.Year(input.FinancialYear, "input", "financialYear");
        return db.WriteAsync(
            async ct =>
            {
                var draft = await writer.DraftAsync(partnership, year, ct);
                var rules = new Rules().Require(
                    !await db.AnnualReports.AnyAsync(r => r.PartnershipId == partnership.Id && r.FinancialYear == input.FinancialYear, ct),
                    RuleCodes.AlreadyExists,
                    $"The annual report of {year} is published already, and stays as it is.",
                    "input",
                    "financialYear"
                );
                foreach (var block in draft.Problems)
                {
                    rules.Require(holds: false, block.Code, block.Message, "input", "financialYear");
                }

                rules.Check();
                var report = new AnnualReport
                {
                    PartnershipId = partnership.Id,
                    FinancialYear = year.ToString(),
                    FirstDay = year.First,
                    LastDay = year.Last,
                    PublishedUtc = time.GetUtcNow().UtcDateTime,
                };
                db.Add(report);
                foreach (var line in draft.Outcomes)
                {
                    line.AnnualReportId = report.Id;
                }

                foreach (var line in draft.Partners)
                {
                    line.AnnualReportId = report.Id;
                }

                foreach (var line in draft.Participation)
                {
                    line.AnnualReportId = report.Id;
                }

                db.AddRange(draft.Outcomes);
                db.AddRange(draft.Partners);
                db.AddRange(draft.Participation);
                db.Audit("publishAnnualReport", report, partnership.Id, report.FinancialYear);
                return report;
            },
            cancellationToken
        );
    }
}
