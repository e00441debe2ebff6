namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is still to be paid of an allocation: never more than stands committed. The allocation is held.</summary>
internal sealed class Schedule(GrantsDb db, Ledger ledger, Caller caller, TimeProvider time)
{
    /// <summary>The most milestones of one allocation, so that they are added up at once.</summary>
    public const int Most = 200;

    /// <summary>The milestones that are neither paid nor cancelled.</summary>
    public async Task<IReadOnlyList<PaymentMilestone>> OpenAsync(Guid allocation, CancellationToken cancellationToken) =>
        await db
            .PaymentMilestones.Where(m =>
                m.AllocationId == allocation && m.State != MilestoneState.Paid && m.State != MilestoneState.Cancelled
            )
            .ToListAsync(cancellationToken);

    /// <summary>Requires that what stands committed pays for <paramref name="milestones"/>.</summary>
    /// <exception cref="RuleException">MORE_THAN_COMMITTED, for each stream that falls short.</exception>
    public async Task RequireRoomAsync(
        Allocation allocation,
        IEnumerable<PaymentMilestone> milestones,
        CancellationToken cancellationToken
    ) =>
        RequireRoom(
            allocation,
            ((await ledger.HoldingsAsync([allocation.Id], cancellationToken)).GetValueOrDefault(allocation.Id) ?? Holding.None).Committed,
            milestones
        );

    /// <summary>Requires that so much committed would pay for <paramref name="milestones"/>.</summary>
    /// <exception cref="RuleException">MORE_THAN_COMMITTED, for each stream that falls short.</exception>
    public static void RequireRoom(Allocation allocation, StreamAmounts committed, IEnumerable<PaymentMilestone> milestones)
    {
        var scheduled = milestones.Sum();
        var rules = new Rules();
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            rules.Require(
                scheduled.Of(stream) <= committed.Of(stream),
                "MORE_THAN_COMMITTED",
                $"The milestones of \"{allocation.Title}\" that are not paid come to {scheduled.Of(stream)} of {name}; that is {scheduled.Of(stream) - committed.Of(stream)} more than would be committed and not paid.",
                "input",
                name
            );
        }

        rules.Check();
    }

    /// <summary>Cancels what is planned, before the money goes back to the fund.</summary>
    /// <exception cref="RuleException">PAYMENTS_PENDING: for some there is evidence already.</exception>
    public async Task CancelAsync(Allocation allocation, string why, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(allocation.Id, cancellationToken);
        var pending = open.Where(m => m.State != MilestoneState.Planned).Select(m => m.Number).Order().ToList();
        if (pending.Count > 0)
        {
            throw new RuleException(
                "PAYMENTS_PENDING",
                $"There is evidence for milestone {string.Join(", ", pending)} of \"{allocation.Title}\". Pay, refuse or cancel what is pending first.",
                "input",
                "allocation"
            );
        }

        foreach (var milestone in open)
        {
            milestone.State = MilestoneState.Cancelled;
            await RecordAsync(milestone, PaymentAction.Cancelled, why, reference: null, cancellationToken);
        }
    }

    /// <summary>Adds a step to a milestone's history.</summary>
    public async Task RecordAsync(
        PaymentMilestone milestone,
        PaymentAction action,
        string? words,
        string? reference,
        CancellationToken cancellationToken
    ) =>
        db.Add(
            new PaymentStep
            {
                MilestoneId = milestone.Id,
                Number =
                    1
                    + (
                        await db.PaymentSteps.Where(s => s.MilestoneId == milestone.Id).MaxAsync(s => (int?)s.Number, cancellationToken)
                        ?? 0
                    ),
                Action = action,
                By = caller.Name,
                Words = words,
                Reference = reference,
                AtUtc = time.GetUtcNow().UtcDateTime,
            }
        );
}

internal static class MilestoneSums
{
    /// <summary>All together, by stream.</summary>
    public static StreamAmounts Sum(this IEnumerable<PaymentMilestone> milestones) =>
        milestones.Aggregate(StreamAmounts.None, (sum, m) => sum + m.Amounts());
}
