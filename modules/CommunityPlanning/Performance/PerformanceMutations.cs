namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class PerformanceMutations
{
    /// <summary>Adds the partners' commentary to a target.</summary>
    [Requires(Role.Officer)]
    public static async Task<Commentary> CommentOnTarget(CommentOnTargetInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Text, 4000).Check();
        var target = await change.FindAsync<IndicatorTarget>(input.IndicatorTarget);
        var last = await change
            .Of<Commentary>()
            .Where(c => c.IndicatorTargetId == target.Id)
            .MaxAsync(c => (int?)c.SortOrder, change.Cancellation);
        var commentary = new Commentary
        {
            IndicatorTargetId = target.Id,
            SortOrder = (last ?? 0) + 1,
            Text = input.Text,
        };
        change.Audit(target, target.Period);
        return change.Add(commentary);
    }

    /// <summary>Withdraws commentary that was added by mistake. Published reports keep it.</summary>
    [Requires(Role.Officer)]
    public static async Task<Commentary> WithdrawCommentary(WithdrawCommentaryInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Reason, 500).Check();
        var commentary = await change.FindAsync<Commentary>(input.Commentary);
        change.Remove(commentary);
        return change.Done(commentary, input.Reason);
    }

    /// <summary>Raises an issue that is in the way of a target.</summary>
    [Requires(Role.Officer)]
    public static async Task<PerformanceIssue> RaiseIssue(RaiseIssueInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Issue, 2000).Check();
        var target = await change.FindAsync<IndicatorTarget>(input.IndicatorTarget);
        var last = await change
            .Of<PerformanceIssue>()
            .Where(i => i.IndicatorTargetId == target.Id)
            .MaxAsync(i => (int?)i.SortOrder, change.Cancellation);
        var issue = new PerformanceIssue
        {
            IndicatorTargetId = target.Id,
            SortOrder = (last ?? 0) + 1,
            Issue = input.Issue,
        };
        return change.Done(change.Add(issue), target.Period);
    }

    /// <summary>Records the solution of an issue, and the themed group that is responsible for it.</summary>
    [Requires(Role.Officer)]
    public static async Task<PerformanceIssue> SolveIssue(SolveIssueInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().Text(input.Solution, 2000).Check();
        var group = await change.ThemedGroupAsync(input.ThemedGroup);
        var issue = await change.LockAsync<PerformanceIssue>(input.PerformanceIssue, input.Version);
        issue.Solve(input.Solution, group);
        return change.Done(issue, group.Name);
    }

    /// <summary>Closes an issue that is no longer in the way of its target.</summary>
    [Requires(Role.Officer)]
    public static async Task<PerformanceIssue> CloseIssue(CloseIssueInput input, Change<CommunityPlanningDb> change)
    {
        new Rules().NotInFuture(input.On, change.Today, "date of closing").Check();
        var issue = await change.LockAsync<PerformanceIssue>(input.PerformanceIssue, input.Version);
        issue.Close(input.On);
        return change.Done(issue, $"{issue.ThemedGroup}: {input.On:yyyy-MM-dd}");
    }

    /// <summary>Publishes an agreement's report of a period. Every missed target needs commentary first.</summary>
    [Requires(Role.Approver)]
    [Irreversible("Check it well: what is published stays as it is.")]
    public static async Task<PublishedReport> PublishReport(
        PublishReportInput input,
        PerformanceReports reports,
        Change<CommunityPlanningDb> change
    )
    {
        new Rules().Period(input.Period).Check();
        var agreement = await change.LockAsync<OutcomeAgreement>(input.OutcomeAgreement, input.Version);
        var outcomes = await change
            .Db.Set<AgreementPriority>()
            .Where(p => p.OutcomeAgreementId == agreement.Id)
            .Select(p => p.LocalOutcomeId)
            .ToListAsync(change.Cancellation);
        var lines = await reports.LinesAsync(change.Partnership, outcomes, input.Period, change.Cancellation);
        var commentary = await reports.CommentaryAsync(change.Partnership, lines, change.Cancellation);
        var published = await change
            .Of<PublishedReport>()
            .AnyAsync(r => r.OutcomeAgreementId == agreement.Id && r.Period == input.Period, change.Cancellation);
        Check(input, lines, commentary, published);
        var report = new PublishedReport
        {
            OutcomeAgreementId = agreement.Id,
            Period = input.Period,
            PublishedUtc = change.NowUtc,
        };
        change.AddRange(lines.Select((line, index) => PublishedLine.From(report, index + 1, line, commentary)));
        return change.Done(change.Add(report), $"{agreement.Slug} {input.Period}");
    }

    private static void Check(PublishReportInput input, IReadOnlyList<ReportLine> lines, ILookup<Guid, string> commentary, bool published)
    {
        var rules = new Rules()
            .Valid(
                lines.Count > 0,
                "None of the agreement's priorities has an indicator. Add an indicator before you publish the report.",
                input.OutcomeAgreement
            )
            .Require(
                !published,
                RuleCodes.AlreadyExists,
                $"The report of {input.Period} is already published. A published report never changes.",
                input.Period
            );
        foreach (var line in lines.Where(l => l.IsUnexplained(commentary)))
        {
            rules.Require(
                holds: false,
                "COMMENTARY_MISSING",
                $"{line.Indicator.Title}: {line.Standing!.Reason}. Add commentary that explains why before you publish the report.",
                input.Period
            );
        }

        rules.Check();
    }
}
