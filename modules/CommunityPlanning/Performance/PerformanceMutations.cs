namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>What is said of targets, and publishing it.</summary>
internal sealed class PerformanceMutations
{
    [Requires(Role.Officer)]
    public static Task<Commentary> CommentOnTarget(
        CommentOnTargetInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Text, 4000, "input", "text").Check();
        return db.WriteAsync(
            async ct =>
            {
                var target = await db.RequireAsync<IndicatorTarget>(partnership, input.IndicatorTarget, ct, "input", "indicatorTarget");
                var last = await db.Commentaries.Where(c => c.IndicatorTargetId == target.Id).MaxAsync(c => (int?)c.Place, ct) ?? 0;
                var commentary = new Commentary
                {
                    PartnershipId = partnership.Id,
                    IndicatorTargetId = target.Id,
                    Place = last + 1,
                    Text = input.Text,
                };
                db.Add(commentary);
                db.Audit("commentOnTarget", target, partnership.Id, target.Period);
                return commentary;
            },
            cancellationToken
        );
    }

    /// <summary>Takes back what was said by mistake. What was published stays as it was published.</summary>
    [Requires(Role.Officer)]
    public static Task<Commentary> WithdrawCommentary(
        WithdrawCommentaryInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 500, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var commentary = await db.RequireAsync<Commentary>(partnership, input.Commentary, ct, "input", "commentary");
                db.Remove(commentary);
                db.Audit("withdrawCommentary", commentary, partnership.Id, input.Reason);
                return commentary;
            },
            cancellationToken
        );
    }

    [Requires(Role.Officer)]
    public static Task<PerformanceIssue> RaiseIssue(
        RaiseIssueInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Issue, 2000, "input", "issue").Check();
        return db.WriteAsync(
            async ct =>
            {
                var target = await db.RequireAsync<IndicatorTarget>(partnership, input.IndicatorTarget, ct, "input", "indicatorTarget");
                var last = await db.PerformanceIssues.Where(i => i.IndicatorTargetId == target.Id).MaxAsync(i => (int?)i.Place, ct) ?? 0;
                var issue = new PerformanceIssue
                {
                    PartnershipId = partnership.Id,
                    IndicatorTargetId = target.Id,
                    Place = last + 1,
                    Issue = input.Issue,
                };
                db.Add(issue);
                db.Audit("raiseIssue", issue, partnership.Id, target.Period);
                return issue;
            },
            cancellationToken
        );
    }

    /// <summary>Says what is to be done about an issue, and which themed group takes it forward.</summary>
    [Requires(Role.Officer)]
    public static Task<PerformanceIssue> SolveIssue(
        SolveIssueInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = input.PerformanceIssue.For<PerformanceIssue>("input", "performanceIssue");
        new Rules().Text(input.Solution, 2000, "input", "solution").Check();
        return db.WriteAsync(
            async ct =>
            {
                var issue = await db.HoldAsync<PerformanceIssue>(partnership, id, input.Version, ct);
                CheckOpen(issue);
                var group = await mediator.ThemedGroupAsync(partnership, input.ThemedGroup, ct);
                (issue.Solution, issue.ThemedGroupId, issue.ThemedGroup) = (input.Solution, group.Id, group.Name);
                db.Audit("solveIssue", issue, partnership.Id, group.Name);
                return issue;
            },
            cancellationToken
        );
    }

    /// <summary>Says that an issue stands in the way no more. It stays to be read.</summary>
    [Requires(Role.Officer)]
    public static Task<PerformanceIssue> CloseIssue(
        CloseIssueInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var id = input.PerformanceIssue.For<PerformanceIssue>("input", "performanceIssue");
        new Rules()
            .Require(input.On <= UkTime.Today(time), RuleCodes.Invalid, "That day is to come. Say so when it is.", "input", "on")
            .Check();
        return db.WriteAsync(
            async ct =>
            {
                var issue = await db.HoldAsync<PerformanceIssue>(partnership, id, input.Version, ct);
                CheckOpen(issue);
                new Rules()
                    .Require(
                        issue.Solution is not null,
                        "NO_SOLUTION",
                        "Nothing was agreed to be done about it. Say what was done: solveIssue.",
                        "input",
                        "performanceIssue"
                    )
                    .Check();
                issue.ClosedOn = input.On;
                db.Audit("closeIssue", issue, partnership.Id, $"{issue.ThemedGroup}: {input.On:yyyy-MM-dd}");
                return issue;
            },
            cancellationToken
        );
    }

    /// <summary>Publishes an agreement's report of a year. Every missed target needs commentary first.</summary>
    [Requires(Role.Approver)]
    public static Task<PublishedReport> PublishReport(
        PublishReportInput input,
        Partnership partnership,
        CommunityPlanningDb db,
        FrameworkDoor door,
        PerformanceReports reports,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules().Period(input.Period, "input", "period").Check();
        return db.WriteAsync(
            async ct =>
            {
                var agreement = await db.HoldAsync<OutcomeAgreement>(
                    partnership,
                    (await door.AgreementAsync(partnership, input.OutcomeAgreement, ct)).Id,
                    input.Version,
                    ct
                );
                var outcomes = await db
                    .AgreementPriorities.Where(p => p.OutcomeAgreementId == agreement.Id)
                    .Select(p => p.LocalOutcomeId)
                    .ToListAsync(ct);
                var lines = await reports.LinesAsync(partnership, outcomes, input.Period, ct);
                var commentary = await reports.CommentaryAsync(lines, ct);
                var rules = new Rules()
                    .Require(
                        lines.Count > 0,
                        RuleCodes.Invalid,
                        "There is nothing to publish: the agreement puts no outcome first that has an indicator.",
                        "input",
                        "outcomeAgreement"
                    )
                    .Require(
                        !await db.PublishedReports.AnyAsync(r => r.OutcomeAgreementId == agreement.Id && r.Period == input.Period, ct),
                        RuleCodes.AlreadyExists,
                        $"The report of {input.Period} is published already, and stays as it is.",
                        "input",
                        "period"
                    );
                foreach (var line in lines.Where(l => l.Standing?.State == TargetState.Missed && !commentary[l.Target!.Id].Any()))
                {
                    rules.Require(
                        holds: false,
                        "COMMENTARY_MISSING",
                        $"{line.Indicator.Title}: {line.Standing!.Reason}. Say why before it is published: commentOnTarget.",
                        "input",
                        "period"
                    );
                }

                rules.Check();
                var report = new PublishedReport
                {
                    PartnershipId = partnership.Id,
                    OutcomeAgreementId = agreement.Id,
                    Period = input.Period,
                    PublishedUtc = time.GetUtcNow().UtcDateTime,
                };
                db.Add(report);
                db.AddRange(
                    lines.Select(
                        (line, index) =>
                            new PublishedLine
                            {
                                PublishedReportId = report.Id,
                                Number = index + 1,
                                Indicator = line.Indicator.Title,
                                State = line.Standing?.State,
                                Reason = line.Standing?.Reason ?? "no target for the period",
                                Commentary = line.Target is null ? null : commentary[line.Target.Id].LastOrDefault(),
                                Influence = line.Indicator.Influence,
                            }
                    )
                );
                db.Audit("publishReport", report, partnership.Id, $"{agreement.Slug} {input.Period}");
                return report;
            },
            cancellationToken
        );
    }

    private static void CheckOpen(PerformanceIssue issue) =>
        new Rules()
            .Require(
                issue.ClosedOn is null,
                "CLOSED",
                $"It was closed on {issue.ClosedOn:yyyy-MM-dd}. What stands in the way again is another issue: raiseIssue.",
                "input",
                "performanceIssue"
            )
            .Check();
}
