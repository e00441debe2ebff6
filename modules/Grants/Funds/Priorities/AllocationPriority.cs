namespace CouncilPlatform.Grants.Funds;

/// <summary>An allocation that serves a priority.</summary>
internal sealed class AllocationPriority : Entity
{
    public Guid AllocationId { get; init; }

    public Guid PriorityId { get; init; }

    /// <summary>The allocation.</summary>
    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => batches.Row<Allocation>(db, AllocationId);
}
