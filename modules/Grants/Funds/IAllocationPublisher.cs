namespace CouncilPlatform.Grants.Funds;

/// <summary>Publishes what an allocation is part of, so that what is published follows every change within the same transaction.</summary>
internal interface IAllocationPublisher
{
    /// <summary>
    /// Asks other modules what it needs, and locks the application that the allocation was awarded to. Call it before other locks, except
    /// that of the round.
    /// </summary>
    /// <returns>Publishes the change. Call it last.</returns>
    Task<Func<Task>> PrepareAsync(Guid allocation);
}
