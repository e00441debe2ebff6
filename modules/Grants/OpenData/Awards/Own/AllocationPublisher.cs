namespace CouncilPlatform.Grants.OpenData;

internal sealed class AllocationPublisher(OwnAwards awards) : IAllocationPublisher
{
    public async Task<Func<Task>> PrepareAsync(Guid allocation)
    {
        var parties = await awards.LockAsync(allocation);
        return () => awards.PublishAsync(parties);
    }
}
