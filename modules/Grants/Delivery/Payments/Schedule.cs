namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is still to be paid of an allocation: never more than is committed. The allocation is locked.</summary>
internal sealed class Schedule(Change<GrantsDb> change, Ledger ledger, Impartiality impartiality)
{
    /// <summary>The most milestones of one allocation, so that they are added up at once.</summary>
    public const int Max = 200;

    /// <summary>Adds a planned milestone at the end.</summary>
    /// <exception cref="RuleException">INVALID, or MORE_THAN_COMMITTED.</exception>
    public async Task<PaymentMilestone> AddAsync(Allocation allocation, ScheduleMilestoneInput input)
    {
        var number = await change.NextNumberAsync<PaymentMilestone>(m => m.AllocationId == allocation.Id);
        new Rules().Require(number <= Max, RuleCodes.Invalid, $"An allocation has at most {Max} milestones.", input.Allocation).Check();
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

    /// <summary>Requires that what is committed pays for the open milestones.</summary>
    /// <exception cref="RuleException">MORE_THAN_COMMITTED, for each stream that falls short.</exception>
    public async Task RequireRoomAsync(Guid allocation)
    {
        var holding = await ledger.HoldingAsync(allocation);
        RequireRoom(await change.LockAsync<Allocation>(allocation), holding.Committed, await OpenAsync(allocation));
    }

    /// <summary>Requires that so much committed would pay for <paramref name="milestones"/>.</summary>
    /// <exception cref="RuleException">MORE_THAN_COMMITTED, for each stream that falls short.</exception>
    public static void RequireRoom(Allocation allocation, StreamAmounts committed, IEnumerable<PaymentMilestone> milestones)
    {
        var scheduled = milestones.Aggregate(StreamAmounts.None, (sum, m) => sum + m.Amounts());
        var rules = new Rules();
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = Wording.Of(stream.ToString());
            rules.Require(
                scheduled.Of(stream) <= committed.Of(stream),
                "MORE_THAN_COMMITTED",
                $"The unpaid milestones of \"{allocation.Title}\" come to {scheduled.Of(stream)} of {name}. "
                    + $"That is {scheduled.Of(stream) - committed.Of(stream)} more than is committed and not paid.",
                InputPath.Of(name)
            );
        }

        rules.Check();
    }

    /// <summary>
    /// Requires that the caller had no part in what they approve: not for the recipient, and not in a step since the milestone was last
    /// refused.
    /// </summary>
    /// <exception cref="RuleException">OWN_ORGANISATION, CONFLICT_OF_INTEREST or FOUR_EYES.</exception>
    public async Task RequireSegregationOfDutiesAsync(PaymentMilestone milestone)
    {
        if (milestone.RecipientId is { } recipient)
        {
            await impartiality.RequireAsync(milestone.PartnershipId, recipient, milestone.Title, "milestone", change.Cancellation);
        }

        var steps = await change
            .Db.Set<PaymentStep>()
            .AsNoTracking()
            .Where(s => s.MilestoneId == milestone.Id)
            .OrderByDescending(s => s.Number)
            .ToListAsync(change.Cancellation);
        var mine = steps
            .TakeWhile(s => s.Action != PaymentAction.Refused)
            .FirstOrDefault(s => s.By == change.Caller.Name && s.Action is PaymentAction.Evidenced or PaymentAction.Approved);
        new Rules()
            .Require(
                mine is null,
                "FOUR_EYES",
                $"You {(mine?.Action == PaymentAction.Evidenced ? "gave the evidence for" : "approved")} milestone {milestone.Number}, "
                    + $"\"{milestone.Title}\". Somebody else must check it now.",
                InputPath.Of("milestone")
            )
            .Check();
    }

    /// <summary>
    /// Requires both signatures where there is an agreement, and an agreement where an application was awarded the money.
    /// </summary>
    /// <exception cref="RuleException">NOT_SIGNED.</exception>
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

    /// <summary>Cancels what is planned, before the money goes back to the fund.</summary>
    /// <exception cref="RuleException">PAYMENTS_PENDING: for some there is evidence already.</exception>
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

    /// <summary>Ends a mutation: adds a step to the milestone's history, and the audit line.</summary>
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
                Words = words,
                Reference = reference,
                AtUtc = change.NowUtc,
            }
        );
}
