namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <param name="Plan">The action plan's slug.</param>
/// <param name="AsAt">The day it tells of: today or before.</param>
/// <param name="ReportedTo">Who it is made for, as in "Overview and Scrutiny Committee".</param>
internal sealed record TakeMonitoringReportInput(string Partnership, string Plan, string Title, DateOnly AsAt, string? ReportedTo)
    : IPartnershipInput;

/// <summary>Reporting to scrutiny. A report is taken and never changed.</summary>
internal sealed class MonitoringReportMutations
{
    /// <summary>Takes down how an action plan stood on a day, by what is recorded now.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReport> TakeMonitoringReport(
        TakeMonitoringReportInput input,
        Partnership partnership,
        LocalityPlansDb db,
        MonitoringSnapshot snapshot,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(input.Title, 200, "input", "title")
            .OptionalRole(input.ReportedTo, "input", "reportedTo")
            .Require(
                input.AsAt <= UkTime.Today(time),
                RuleCodes.Invalid,
                $"{input.AsAt:yyyy-MM-dd} is in the future. Nobody knows yet how it will stand.",
                "input",
                "asAt"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var id = await db
                    .ActionPlans.Where(p => p.PartnershipId == partnership.Id && p.Slug == input.Plan)
                    .Select(p => p.Id)
                    .SingleOrDefaultAsync(ct);
                if (id == default)
                {
                    throw new RuleException(
                        RuleCodes.NotFound,
                        $"{partnership.Name} has no action plan \"{input.Plan}\".",
                        "input",
                        "plan"
                    );
                }

                var plan = await db.ActionPlans.AsNoTracking().SingleAsync(p => p.Id == id, ct);
                var number = await Numbering.NextAsync<MonitoringReport>(db, partnership, ct);
                var report = Guid.CreateVersion7();
                var rows = await snapshot.ReadAsync(plan, report, input.AsAt, ct);
                new Rules()
                    .Require(
                        rows.Count > 0,
                        "NOTHING_TO_REPORT",
                        $"\"{plan.Title}\" has no actions yet. Add some, or import them.",
                        "input",
                        "plan"
                    )
                    .Check();
                var taken = new MonitoringReport
                {
                    Id = report,
                    PartnershipId = partnership.Id,
                    Number = number,
                    Title = input.Title,
                    AsAt = input.AsAt,
                    PlanId = plan.Id,
                    PlanTitle = plan.Title,
                    ReportedTo = input.ReportedTo,
                    TakenUtc = time.GetUtcNow().UtcDateTime,
                    Fingerprint = MonitoringSnapshot.FingerprintOf(input.AsAt, rows),
                };
                db.Add(taken);
                db.AddRange(rows);
                db.Audit(
                    "takeMonitoringReport",
                    taken,
                    partnership.Id,
                    $"{number}: {plan.Slug} as at {input.AsAt:yyyy-MM-dd}, {rows.Count} rows"
                );
                return taken;
            },
            cancellationToken
        );
    }
}
