namespace CouncilPlatform.Grants.OpenData;

/// <summary>Publishes the award that an allocation is part of.</summary>
internal sealed class AllocationPublisher(OwnAwards awards, Change<GrantsDb> change) : IAllocationPublisher
{
    public async Task<Func<Task>> PrepareAsync(Guid allocation)
    {
        var parties = await awards.PartiesAsync(change.Partnership, allocation, change.Cancellation);
        return () => awards.PublishAsync(parties, change.Cancellation);
    }
}
