namespace CouncilPlatform.Grants.Delivery;

/// <param name="Reason">Why it is given up, for everyone who may read the fund's ledger.</param>
internal sealed record ReleaseAllocationInput(string? Reason) : AllocationInput;

internal sealed class ReleaseMutations
{
    /// <summary>
    /// Gives back to the fund everything that an allocation holds and was not paid, and cancels the milestones that are planned.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> ReleaseAllocation(
        ReleaseAllocationInput input,
        Schedule schedule,
        IAllocationPublisher publisher,
        Ledger ledger,
        Change<GrantsDb> change
    )
    {
        new Rules().OptionalText(input.Reason, 1000).Check();
        var publish = await publisher.PrepareAsync((await change.FindAsync<Allocation>(input.Allocation)).Id);
        var allocation = await change.LockAsync<Allocation>(input.Allocation, input.Version);
        allocation.Release(change.NowUtc);
        await schedule.CancelAsync(allocation, input.Reason ?? "The allocation is released.");
        var fund = await change.LockAsync<Fund>(allocation.FundId);
        var holding = allocation.Held();
        change.Audit(allocation, $"{fund.Slug}: {holding.Proposed + holding.Committed}");
        await ledger.MoveAsync(fund, LedgerEntryKind.Withdrawn, allocation, holding.Proposed, input.Reason);
        await ledger.MoveAsync(fund, LedgerEntryKind.Released, allocation, holding.Committed, input.Reason);
        await publish();
        return allocation;
    }
}
