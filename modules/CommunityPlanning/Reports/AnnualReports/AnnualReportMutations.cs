namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed record PublishAnnualReportInput(FinancialYear FinancialYear) : PartnershipInput;

internal sealed class AnnualReportMutations
{
    /// <summary>
    /// Publishes the report of a year that is over, which then never changes. Every missed target needs commentary first.
    /// </summary>
    [Requires(Role.Approver)]
    [Irreversible("Check it well: what is published cannot be corrected.")]
    public static async Task<AnnualReport> PublishAnnualReport(
        PublishAnnualReportInput input,
        AnnualReportWriter writer,
        Change<CommunityPlanningDb> change
    )
    {
        var year = input.FinancialYear;
        await change.BeginAsync();
        var report = new AnnualReport
        {
            FinancialYear = year,
            FirstDay = year.First,
            LastDay = year.Last,
            PublishedUtc = change.NowUtc,
        };
        var draft = await writer.DraftAsync(change.Partnership, year, change.Cancellation);
        var rules = new Rules().Require(
            !await change.Of<AnnualReport>().AnyAsync(r => r.FinancialYear == year, change.Cancellation),
            RuleCodes.AlreadyExists,
            $"The annual report of {year} is already published. A published report never changes.",
            input.FinancialYear
        );
        foreach (var block in draft.Problems)
        {
            rules.Require(holds: false, block.Code, block.Message, input.FinancialYear);
        }

        rules.Check();
        foreach (var line in draft.Lines)
        {
            line.AnnualReportId = report.Id;
            change.Add(line);
        }

        return change.Done(change.Add(report), year.ToString());
    }
}
