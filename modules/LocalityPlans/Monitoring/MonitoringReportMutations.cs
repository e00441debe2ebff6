namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <param name="Plan">The action plan's short name.</param>
/// <param name="AsAt">The day that the report describes: today or earlier.</param>
internal sealed record TakeMonitoringReportInput([CodeOf<ActionPlan>] string Plan, string Title, DateOnly AsAt, string? ReportedTo)
    : PartnershipInput;

internal sealed class MonitoringReportMutations
{
    /// <summary>Records how far an action plan had come on a day, from what is known now. A report never changes.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReport> TakeMonitoringReport(
        TakeMonitoringReportInput input,
        MonitoringSnapshot snapshot,
        Change<LocalityPlansDb> change
    )
    {
        new Rules().Text(input.Title, 200).OptionalRole(input.ReportedTo).NotInFuture(input.AsAt, change.Today).Check();
        var plan = await change.FindAsync<ActionPlan>(input.Plan);
        var number = await change.NextNumberAsync<MonitoringReport>();
        var id = Guid.CreateVersion7();
        var rows = await snapshot.ReadAsync(plan, id, input.AsAt, change.Cancellation);
        new Rules()
            .Require(
                rows.Count > 0,
                "NOTHING_TO_REPORT",
                $"\"{plan.Title}\" has no actions yet. Add actions to the plan first.",
                input.Plan
            )
            .Check();
        var report = new MonitoringReport
        {
            Id = id,
            Number = number,
            Title = input.Title,
            AsAt = input.AsAt,
            PlanId = plan.Id,
            PlanTitle = plan.Title,
            ReportedTo = input.ReportedTo,
            TakenUtc = change.NowUtc,
            Fingerprint = MonitoringSnapshot.FingerprintOf(input.AsAt, rows),
        };
        change.AddRange(rows);
        return change.Done(change.Add(report), $"{number}: {plan.Slug} as at {input.AsAt:yyyy-MM-dd}, {rows.Count} rows");
    }
}
