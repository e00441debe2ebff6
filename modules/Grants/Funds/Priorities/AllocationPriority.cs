namespace CouncilPlatform.Grants.Funds;

/// <summary>That an allocation serves a priority.</summary>
internal sealed class AllocationPriority : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AllocationId { get; init; }

    public Guid PriorityId { get; init; }

    public IDataLoaderResult<Allocation?> Allocation(Batches batches, GrantsDb db) => FundQueries.LoadAllocation(AllocationId, batches, db);
}
