namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// Paying what is committed, milestone by milestone: evidence by the recipient, or an officer for it; approval by a manager, who is an
/// officer; payment by finance, who is an approver. Nobody takes two of the three parts on one milestone.
/// </summary>
internal sealed class PaymentMutations
{
    /// <summary>
    /// Adds a milestone to the schedule of a committed allocation. The milestones that are not paid yet never exceed what is committed.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<PaymentMilestone> ScheduleMilestone(ScheduleMilestoneInput input, Schedule schedule, Change<GrantsDb> change)
    {
        PaymentMilestone.Check(input.Title, input.Revenue ?? default, input.Capital ?? default);
        var allocation = await change.LockAsync<Allocation>(input.Allocation);
        allocation.RequireCommitted();
        var milestone = await schedule.AddAsync(allocation, input);
        return await schedule.DoneAsync(milestone, PaymentAction.Scheduled);
    }

    /// <summary>Changes a milestone that is planned.</summary>
    [Requires(Role.Officer)]
    public static async Task<PaymentMilestone> ChangeMilestone(ChangeMilestoneInput input, Schedule schedule, Change<GrantsDb> change)
    {
        var milestone = await change.LockForFunderAsync<PaymentMilestone>(input.Milestone, input.Version);
        milestone.Update(input);
        await schedule.RequireRoomAsync(milestone.AllocationId);
        return await schedule.DoneAsync(milestone, PaymentAction.Changed);
    }

    /// <summary>Gives evidence that a milestone is reached: by those who act for the recipient, or by an officer.</summary>
    [Requires(Role.Applicant)]
    public static async Task<PaymentMilestone> EvidenceMilestone(EvidenceMilestoneInput input, Schedule schedule, Change<GrantsDb> change)
    {
        new Rules().Text(input.Words, 4000).OptionalText(input.Reference, 1000).Check();
        var milestone = await change.LockAsync<PaymentMilestone>(input.Milestone, input.Version);
        milestone.GiveEvidence();
        return await schedule.DoneAsync(milestone, PaymentAction.Evidenced, input.Words, input.Reference);
    }

    /// <summary>A manager's approval: the evidence shows what was agreed. Whoever gave the evidence cannot approve it.</summary>
    [Requires(Role.Officer)]
    public static async Task<PaymentMilestone> ApproveMilestone(ApproveMilestoneInput input, Schedule schedule, Change<GrantsDb> change)
    {
        var milestone = await change.LockAsync<PaymentMilestone>(input.Milestone, input.Version);
        milestone.Approve();
        await schedule.RequireSegregationOfDutiesAsync(milestone);
        return await schedule.DoneAsync(milestone, PaymentAction.Approved);
    }

    /// <summary>Finance's approval, which pays the milestone, once. Whoever gave the evidence or approved it cannot pay.</summary>
    [Requires(Role.Approver)]
    public static async Task<PaymentMilestone> PayMilestone(
        PayMilestoneInput input,
        Schedule schedule,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        var milestone = await change.LockAsync<PaymentMilestone>(input.Milestone, input.Version);
        milestone.Pay();
        await schedule.RequireSegregationOfDutiesAsync(milestone);
        var allocation = await change.LockAsync<Allocation>(milestone.AllocationId);
        await schedule.RequireSignedAsync(allocation);
        var fund = await change.LockAsync<Fund>(allocation.FundId);
        var note = $"Milestone {milestone.Number}: {milestone.Title}";
        await ledger.MoveAsync(fund, LedgerEntryKind.Paid, allocation, milestone.Amounts(), note);
        return await schedule.DoneAsync(milestone, PaymentAction.Paid);
    }

    /// <summary>Refuses the evidence for a milestone: other evidence is needed.</summary>
    [Requires(Role.Officer)]
    public static async Task<PaymentMilestone> RefuseMilestone(RefuseMilestoneInput input, Schedule schedule, Change<GrantsDb> change)
    {
        new Rules().Text(input.Reason, 2000).Check();
        var milestone = await change.LockForFunderAsync<PaymentMilestone>(input.Milestone, input.Version);
        milestone.Refuse();
        return await schedule.DoneAsync(milestone, PaymentAction.Refused, input.Reason);
    }

    /// <summary>Cancels a milestone that is not paid. Its money stays committed, for other milestones.</summary>
    [Requires(Role.Officer)]
    [Irreversible("A milestone that is cancelled cannot be taken up again: schedule another one.")]
    public static async Task<PaymentMilestone> CancelMilestone(CancelMilestoneInput input, Schedule schedule, Change<GrantsDb> change)
    {
        new Rules().Text(input.Reason, 2000).Check();
        var milestone = await change.LockForFunderAsync<PaymentMilestone>(input.Milestone, input.Version);
        milestone.Cancel();
        return await schedule.DoneAsync(milestone, PaymentAction.Cancelled, input.Reason);
    }
}
