namespace CouncilPlatform.Grants.Delivery;

/// <summary>How an allocation ended.</summary>
internal sealed class ClosureFields
{
    /// <summary>When it was closed and what it came to; null before.</summary>
    public static IDataLoaderResult<AllocationClosure?> Closure(Allocation allocation, Batches batches, GrantsDb db) =>
        batches.Load<Guid, AllocationClosure>(
            "grants.allocation.closure",
            allocation.Id,
            async (ids, cancellationToken) =>
                await db
                    .AllocationClosures.AsNoTracking()
                    .Where(c => ids.Contains(c.AllocationId))
                    .ToDictionaryAsync(c => c.AllocationId, cancellationToken)
        );
}
