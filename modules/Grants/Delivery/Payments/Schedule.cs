namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is still to be paid of an allocation: never more than is committed. The allocation is locked.</summary>
internal sealed class Schedule(Change<GrantsDb> change, Impartiality impartiality)
{
    public const int Max = 200;

    public async Task<PaymentMilestone> AddAsync(Allocation allocation, ScheduleMilestoneInput input)
    {
        var number = await change.NextNumberAsync<PaymentMilestone>(m => m.AllocationId == allocation.Id);
        new Rules().Valid(number <= Max, $"An allocation has at most {Max} milestones. Change one of them.", input.Allocation).Check();
        var milestone = new PaymentMilestone
        {
            PartnershipId = allocation.PartnershipId,
            AllocationId = allocation.Id,
            RecipientId = allocation.RecipientId,
            Number = number,
            Title = input.Title,
        };
        change.Add(milestone.Agree(input.Title, input.Due, input.Revenue ?? default, input.Capital ?? default));
        await RequireRoomAsync(allocation.Id);
        return milestone;
    }

    /// <summary>The milestones that are neither paid nor cancelled, the new one among them.</summary>
    public async Task<IReadOnlyList<PaymentMilestone>> OpenAsync(Guid allocation)
    {
        await change.Of<PaymentMilestone>().Where(m => m.AllocationId == allocation).LoadAsync(change.Cancellation);
        return [.. change.Db.Set<PaymentMilestone>().Local.Where(m => m.AllocationId == allocation && m.IsOpen())];
    }

    public async Task RequireRoomAsync(Guid key)
    {
        var allocation = await change.LockAsync<Allocation>(key);
        RequireRoom(allocation, allocation.Held().Committed, await OpenAsync(key));
    }

    public static void RequireRoom(Allocation allocation, StreamAmounts committed, IEnumerable<PaymentMilestone> milestones) =>
        new Rules()
            .Within(
                milestones.Select(m => m.Amounts()).Sum(),
                committed,
                "MORE_THAN_COMMITTED",
                (name, scheduled, limit) =>
                    $"The unpaid milestones of \"{allocation.Title}\" come to {scheduled} of {name}. "
                    + $"That is {scheduled - limit} more than is committed and not paid.",
                name => InputPath.Of(name)
            )
            .Check();

    /// <summary>The caller must not act for the recipient, nor have taken a step since the milestone was last refused.</summary>
    public async Task RequireSegregationOfDutiesAsync(PaymentMilestone milestone)
    {
        await impartiality.RequireAsync(milestone.RecipientId, milestone.Title, "milestone");

        var steps = await change
            .Db.Set<PaymentStep>()
            .AsNoTracking()
            .Where(s => s.MilestoneId == milestone.Id)
            .OrderByDescending(s => s.Number)
            .ToListAsync(change.Cancellation);
        var mine = steps
            .TakeWhile(s => s.Action != PaymentAction.Refused)
            .FirstOrDefault(s => s.WasBy(change.Caller) && s.Action is PaymentAction.Evidenced or PaymentAction.Approved);
        new Rules()
            .Require(
                mine is null,
                RuleCodes.FourEyes,
                $"You {(mine?.Action == PaymentAction.Evidenced ? "gave the evidence for" : "approved")} milestone {milestone.Number}, "
                    + $"\"{milestone.Title}\". Somebody else must check it now.",
                InputPath.Of("milestone")
            )
            .Check();
    }

    /// <summary>
    /// Where there is an agreement both must have signed it; where an application was awarded the money there must be one.
    /// </summary>
    public async Task RequireSignedAsync(Allocation allocation)
    {
        var agreement = await change
            .Of<GrantAgreement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.AllocationId == allocation.Id, change.Cancellation);
        var missing = agreement switch
        {
            null => await change.Db.Set<ApplicationDraw>().AnyAsync(d => d.AllocationId == allocation.Id, change.Cancellation)
                ? "No agreement was sent. Send one first."
                : null,
            { RecipientSigned: null } => "The recipient has not signed the agreement yet.",
            { CouncilSigned: null } => "The council has not signed the agreement yet.",
            _ => null,
        };
        new Rules()
            .Require(missing is null, "NOT_SIGNED", $"\"{allocation.Title}\" cannot be paid. {missing}", InputPath.Of("milestone"))
            .Check();
    }

    public async Task CancelAsync(Allocation allocation, string why)
    {
        var open = await OpenAsync(allocation.Id);
        var pending = open.Where(m => m.State != MilestoneState.Planned).Select(m => m.Number).Order().ToList();
        new Rules()
            .Require(
                pending.Count == 0,
                "PAYMENTS_PENDING",
                $"There is evidence for milestone {string.Join(", ", pending)} of \"{allocation.Title}\". Pay, refuse or cancel it first.",
                InputPath.Of("allocation")
            )
            .Check();
        foreach (var milestone in open)
        {
            milestone.Cancel();
            await RecordAsync(milestone, PaymentAction.Cancelled, why, reference: null);
        }
    }

    public async Task<PaymentMilestone> DoneAsync(
        PaymentMilestone milestone,
        PaymentAction action,
        string? words = null,
        string? reference = null
    )
    {
        await RecordAsync(milestone, action, words, reference);
        var allocation = new GlobalId(nameof(Allocation), milestone.AllocationId);
        var (revenue, capital) = (milestone.Amounts().Revenue.Amount, milestone.Amounts().Capital.Amount);
        return change.Done(milestone, $"milestone {milestone.Number} of {allocation}: revenue {revenue}, capital {capital}");
    }

    private async Task RecordAsync(PaymentMilestone milestone, PaymentAction action, string? words, string? reference) =>
        change.Add(
            new PaymentStep
            {
                MilestoneId = milestone.Id,
                Number = await change.NextNumberAsync<PaymentStep>(s => s.MilestoneId == milestone.Id),
                Action = action,
                By = change.Caller.Name,
                ById = change.Caller.Person,
                Words = words,
                Reference = reference,
                AtUtc = change.NowUtc,
            }
        );
}
