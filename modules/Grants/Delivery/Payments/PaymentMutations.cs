namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// Paying what is committed, milestone by milestone: evidence by the recipient, or an officer for it; approval by a manager, who is an officer;
/// payment by finance, who is an approver. On one milestone nobody takes two of the three parts.
/// </summary>
internal sealed class PaymentMutations
{
    /// <summary>Adds a milestone to the schedule of a committed allocation. What is not paid yet never comes to more than stands committed.</summary>
    [Requires(Role.Officer)]
    public static async Task<PaymentMilestone> ScheduleMilestone(
        ScheduleMilestoneInput input,
        Partnership partnership,
        Schedule schedule,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        Check(input.Title, input.Revenue ?? default, input.Capital ?? default);
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, expectedVersion: null, ct);
                allocation.RequireCommitted();
                var count = await db.PaymentMilestones.CountAsync(m => m.AllocationId == id, ct);
                new Rules()
                    .Require(
                        count < Schedule.Most,
                        RuleCodes.Invalid,
                        $"An allocation has at most {Schedule.Most} milestones.",
                        "input",
                        "allocation"
                    )
                    .Check();
                var milestone = new PaymentMilestone
                {
                    PartnershipId = partnership.Id,
                    AllocationId = id,
                    RecipientId = allocation.RecipientId,
                    Number = count + 1,
                    Title = input.Title,
                    Due = input.Due,
                    RevenuePence = input.Revenue?.MinorUnits ?? 0,
                    CapitalPence = input.Capital?.MinorUnits ?? 0,
                };
                await schedule.RequireRoomAsync(allocation, [.. await schedule.OpenAsync(id, ct), milestone], ct);
                db.Add(milestone);
                await schedule.RecordAsync(milestone, PaymentAction.Scheduled, words: null, reference: null, ct);
                Audit(db, "scheduleMilestone", milestone, allocation);
                return milestone;
            },
            cancellationToken
        );
    }

    /// <summary>Changes a milestone that is planned.</summary>
    [Requires(Role.Officer)]
    public static Task<PaymentMilestone> ChangeMilestone(
        ChangeMilestoneInput input,
        Partnership partnership,
        PaymentDoor door,
        Schedule schedule,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (allocation, milestone) = await door.HoldAsync(partnership, input.Milestone, input.Version, ct);
                milestone.RequireState("Refuse it first, or cancel it and schedule another.", MilestoneState.Planned);
                milestone.Title = input.Title ?? milestone.Title;
                milestone.Due = input.Due ?? milestone.Due;
                milestone.RevenuePence = input.Revenue?.MinorUnits ?? milestone.RevenuePence;
                milestone.CapitalPence = input.Capital?.MinorUnits ?? milestone.CapitalPence;
                Check(milestone.Title, milestone.Amounts().Revenue, milestone.Amounts().Capital);
                await schedule.RequireRoomAsync(allocation, await schedule.OpenAsync(allocation.Id, ct), ct);
                await schedule.RecordAsync(milestone, PaymentAction.Changed, words: null, reference: null, ct);
                Audit(db, "changeMilestone", milestone, allocation);
                return milestone;
            },
            cancellationToken
        );

    /// <summary>Gives evidence that a milestone is reached: by those who act for the recipient, or by an officer.</summary>
    [Requires(Role.Applicant)]
    public static Task<PaymentMilestone> EvidenceMilestone(
        EvidenceMilestoneInput input,
        Partnership partnership,
        PaymentDoor door,
        Schedule schedule,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Words, 4000, "input", "words").OptionalText(input.Reference, 1000, "input", "reference").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (allocation, milestone) = await door.HoldAsync(partnership, input.Milestone, input.Version, ct);
                milestone.RequireState("Evidence is given once; a refusal asks for other evidence.", MilestoneState.Planned);
                milestone.State = MilestoneState.Evidenced;
                await schedule.RecordAsync(milestone, PaymentAction.Evidenced, input.Words, input.Reference, ct);
                Audit(db, "evidenceMilestone", milestone, allocation);
                return milestone;
            },
            cancellationToken
        );
    }

    /// <summary>A manager's approval: the evidence shows what was agreed. Never by who gave it.</summary>
    [Requires(Role.Officer)]
    public static Task<PaymentMilestone> ApproveMilestone(
        ApproveMilestoneInput input,
        Partnership partnership,
        PaymentDoor door,
        Schedule schedule,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (allocation, milestone) = await door.HoldAsync(partnership, input.Milestone, input.Version, ct);
                milestone.RequireState("A manager approves what there is evidence for.", MilestoneState.Evidenced);
                await door.RequireOtherEyesAsync(milestone, ct);
                milestone.State = MilestoneState.ApprovedByManager;
                await schedule.RecordAsync(milestone, PaymentAction.Approved, words: null, reference: null, ct);
                Audit(db, "approveMilestone", milestone, allocation);
                return milestone;
            },
            cancellationToken
        );

    /// <summary>Finance's approval, which pays the milestone: once, and never by who gave the evidence or approved it.</summary>
    [Requires(Role.Approver)]
    public static Task<PaymentMilestone> PayMilestone(
        PayMilestoneInput input,
        Partnership partnership,
        PaymentDoor door,
        AgreementDoor agreements,
        Schedule schedule,
        Ledger ledger,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.WriteAsync(
            async ct =>
            {
                var (allocation, milestone) = await door.HoldAsync(partnership, input.Milestone, input.Version, ct);
                milestone.RequireState("Finance pays what a manager has approved.", MilestoneState.ApprovedByManager);
                await door.RequireOtherEyesAsync(milestone, ct);
                await agreements.RequireSignedAsync(allocation, ct);
                var fund = await db.HoldAsync<Fund>(partnership, allocation.FundId, expectedVersion: null, ct);
                milestone.State = MilestoneState.Paid;
                await schedule.RecordAsync(milestone, PaymentAction.Paid, words: null, reference: null, ct);
                Audit(db, "payMilestone", milestone, allocation);
                await ledger.MoveAsync(
                    fund,
                    LedgerEntryKind.Paid,
                    allocation,
                    milestone.Amounts(),
                    $"Milestone {milestone.Number}: {milestone.Title}",
                    ct
                );
                return milestone;
            },
            cancellationToken
        );

    /// <summary>Gives a milestone back: other evidence is needed.</summary>
    [Requires(Role.Officer)]
    public static Task<PaymentMilestone> RefuseMilestone(
        RefuseMilestoneInput input,
        Partnership partnership,
        PaymentDoor door,
        Schedule schedule,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 2000, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (allocation, milestone) = await door.HoldAsync(partnership, input.Milestone, input.Version, ct);
                milestone.RequireState(
                    "Only what there is evidence for is refused.",
                    MilestoneState.Evidenced,
                    MilestoneState.ApprovedByManager
                );
                milestone.State = MilestoneState.Planned;
                await schedule.RecordAsync(milestone, PaymentAction.Refused, input.Reason, reference: null, ct);
                Audit(db, "refuseMilestone", milestone, allocation);
                return milestone;
            },
            cancellationToken
        );
    }

    /// <summary>Gives up a milestone that is not paid: its money stays committed, for other milestones.</summary>
    [Requires(Role.Officer)]
    public static Task<PaymentMilestone> CancelMilestone(
        CancelMilestoneInput input,
        Partnership partnership,
        PaymentDoor door,
        Schedule schedule,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 2000, "input", "reason").Check();
        return db.WriteAsync(
            async ct =>
            {
                var (allocation, milestone) = await door.HoldAsync(partnership, input.Milestone, input.Version, ct);
                milestone.RequireState(
                    "It is given up already.",
                    MilestoneState.Planned,
                    MilestoneState.Evidenced,
                    MilestoneState.ApprovedByManager
                );
                milestone.State = MilestoneState.Cancelled;
                await schedule.RecordAsync(milestone, PaymentAction.Cancelled, input.Reason, reference: null, ct);
                Audit(db, "cancelMilestone", milestone, allocation);
                return milestone;
            },
            cancellationToken
        );
    }

    private static void Check(string title, Money revenue, Money capital) =>
        FundMutations.CheckAmounts(revenue, capital).Text(title, 200, "input", "title").Check();

    private static void Audit(GrantsDb db, string action, PaymentMilestone milestone, Allocation allocation) =>
        db.Audit(
            action,
            milestone,
            milestone.PartnershipId,
            $"milestone {milestone.Number} of {new GlobalId(nameof(Allocation), allocation.Id)}: revenue {milestone.Amounts().Revenue.Amount}, capital {milestone.Amounts().Capital.Amount}"
        );
}
