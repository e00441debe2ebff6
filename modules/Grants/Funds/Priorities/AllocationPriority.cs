namespace CouncilPlatform.Grants.Funds;

/// <summary>An allocation that serves a priority.</summary>
internal sealed class AllocationPriority : Entity, IBelongsTo<Allocation>
{
    public Guid AllocationId { get; init; }

    public Guid PriorityId { get; init; }

    Guid IBelongsTo<Allocation>.WholeId => AllocationId;

    /// <summary>The allocation.</summary>
    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => batches.Row<Allocation>(db, AllocationId);
}
