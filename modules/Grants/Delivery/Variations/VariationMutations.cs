namespace CouncilPlatform.Grants.Delivery;

internal sealed class VariationMutations
{
    /// <summary>Proposes to change a committed allocation's amounts, end or terms; one change at a time.</summary>
    [Requires(Role.Officer)]
    public static async Task<AllocationVariation> ProposeAllocationVariation(
        ProposeAllocationVariationInput input,
        Variations variations,
        Change<GrantsDb> change
    )
    {
        new Rules().NotNegative(input.Revenue).NotNegative(input.Capital).OptionalText(input.Terms, 4000).Text(input.Reason, 2000).Check();
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        var variation = await variations.ProposeAsync(allocation, input);
        return change.Done(variation, variation.Summary);
    }

    /// <summary>
    /// Agrees to a variation that somebody else proposed. More money comes from the fund, within what the round and programme may still
    /// draw; less goes back to it, except what was paid or is scheduled.
    /// </summary>
    [Requires(Role.Approver)]
    public static async Task<AllocationVariation> AgreeAllocationVariation(
        AgreeAllocationVariationInput input,
        Variations variations,
        IAllocationPublisher publisher,
        Change<GrantsDb> change
    )
    {
        var seen = await change.FindAsync<AllocationVariation>(input.Variation);
        var decisions = await FundApprovals.DecisionsOnAsync(input.Variation, change);
        var round = await variations.LockRoundAsync(seen.AllocationId);
        var publish = await publisher.PrepareAsync(seen.AllocationId);
        var variation = await change.LockAsync<AllocationVariation>(input.Variation, input.Version);
        variation.Agree(change);
        await variations.ApplyAsync(variation, round, decisions);
        await publish();
        return change.Done(variation, variation.Summary);
    }

    /// <summary>Refuses a variation: the allocation stays as it is. Whoever proposed it may refuse it too.</summary>
    [Requires(Role.Officer)]
    public static async Task<AllocationVariation> RefuseAllocationVariation(RefuseAllocationVariationInput input, Change<GrantsDb> change)
    {
        new Rules().Text(input.Reason, 2000).Check();
        var variation = await change.LockAsync<AllocationVariation>(input.Variation, input.Version);
        variation.Refuse(change, input.Reason);
        return change.Done(variation, variation.Summary);
    }
}
