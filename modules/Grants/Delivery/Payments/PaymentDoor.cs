namespace CouncilPlatform.Grants.Delivery;

/// <summary>Through which every change of a milestone goes: to whoever may not read it, it is not there.</summary>
internal sealed class PaymentDoor(GrantsDb db, Caller caller, Impartiality impartiality)
{
    /// <summary>Holds a milestone and its allocation: what is done with one allocation's milestones queues.</summary>
    public async Task<(Allocation Allocation, PaymentMilestone Milestone)> HoldAsync(
        Partnership partnership,
        GlobalId milestone,
        int? version,
        CancellationToken cancellationToken
    )
    {
        var id = milestone.For<PaymentMilestone>("input", "milestone");
        // Whose it is never changes, so it may be read before it is held.
        var found = await db
            .PaymentMilestones.Where(m => m.Id == id && m.PartnershipId == partnership.Id)
            .Select(m => new { m.AllocationId, m.RecipientId })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || !caller.Has(Role.Officer, partnership) && !(found.RecipientId is { } recipient && caller.ActsFor(recipient)))
        {
            throw new RuleException(
                RuleCodes.NotFound,
                $"There is no such milestone of yours in {partnership.Name}.",
                "input",
                "milestone"
            );
        }

        return (
            await db.HoldAsync<Allocation>(partnership, found.AllocationId, expectedVersion: null, cancellationToken),
            await db.HoldAsync<PaymentMilestone>(partnership, id, version, cancellationToken)
        );
    }

    /// <summary>Requires that the caller had no part in what they approve: neither for the recipient, nor in a step since the milestone was last given back.</summary>
    /// <exception cref="RuleException">OWN_ORGANISATION, CONFLICT_OF_INTEREST or FOUR_EYES.</exception>
    public async Task RequireOtherEyesAsync(PaymentMilestone milestone, CancellationToken cancellationToken)
    {
        if (milestone.RecipientId is { } recipient)
        {
            await impartiality.RequireAsync(milestone.PartnershipId, recipient, milestone.Title, "milestone", cancellationToken);
        }

        var steps = await db
            .PaymentSteps.AsNoTracking()
            .Where(s => s.MilestoneId == milestone.Id)
            .OrderByDescending(s => s.Number)
            .ToListAsync(cancellationToken);
        var mine = steps
            .TakeWhile(s => s.Action != PaymentAction.Refused)
            .FirstOrDefault(s => s.By == caller.Name && s.Action is PaymentAction.Evidenced or PaymentAction.Approved);
        if (mine is not null)
        {
            throw new RuleException(
                "FOUR_EYES",
                $"You {(mine.Action == PaymentAction.Evidenced ? "gave the evidence for" : "approved")} milestone {milestone.Number}, \"{milestone.Title}\". Somebody else must look at it now.",
                "input",
                "milestone"
            );
        }
    }
}
