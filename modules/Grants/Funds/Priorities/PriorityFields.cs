namespace CouncilPlatform.Grants.Funds;

/// <summary>What an allocation is good for.</summary>
internal sealed class PriorityFields
{
    /// <summary>The priorities and outcomes that it serves, by code.</summary>
    public static IDataLoaderResult<IReadOnlyList<FundingPriority>> Priorities(
        Allocation allocation,
        Batches batches,
        PriorityLinks links
    ) => Load(allocation, batches, links);

    /// <summary>What somebody should look into. Nothing is refused for it.</summary>
    public static IDataLoaderResult<IReadOnlyList<AllocationWarning>> Warnings(
        Allocation allocation,
        Batches batches,
        PriorityLinks links
    ) =>
        Load(allocation, batches, links)
            .Then(IReadOnlyList<AllocationWarning> (priorities) => priorities.Count > 0 ? [] : [AllocationWarning.NoPriority]);

    private static IDataLoaderResult<IReadOnlyList<FundingPriority>> Load(Allocation allocation, Batches batches, PriorityLinks links) =>
        batches
            .Load<Guid, IReadOnlyList<FundingPriority>>("grants.allocation.priorities", allocation.Id, links.OfAllocationsAsync)
            .Then(priorities => priorities ?? []);
}

/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record AllocationWarning(string Code, string Message)
{
    internal static readonly AllocationWarning NoPriority = new(
        "NO_PRIORITY",
        "It is linked to no priority or outcome. Link it: linkPriorities."
    );
}
