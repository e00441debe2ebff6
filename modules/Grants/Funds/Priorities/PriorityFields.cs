namespace CouncilPlatform.Grants.Funds;

internal sealed class PriorityFields
{
    /// <summary>The priorities and outcomes that the allocation serves, by code.</summary>
    public static IDataLoaderResult<IReadOnlyList<FundingPriority>> Priorities(
        Allocation allocation,
        Batches batches,
        PriorityLinks links
    ) =>
        batches
            .Load(
                allocation.Id,
                (links, allocation.PartnershipId),
                static (ids, s, ct) => s.links.OfAllocationsAsync(s.PartnershipId, ids, ct)
            )
            .Then(found => found ?? []);

    /// <summary>What somebody should look into. A warning prevents nothing.</summary>
    public static IDataLoaderResult<IReadOnlyList<AllocationWarning>> Warnings(
        Allocation allocation,
        Batches batches,
        PriorityLinks links
    ) =>
        Priorities(allocation, batches, links)
            .Then(IReadOnlyList<AllocationWarning> (priorities) => priorities.Count > 0 ? [] : [AllocationWarning.NoPriority]);
}

/// <summary>Something about an allocation that somebody should look into.</summary>
/// <param name="Code">The warning for programs: NO_PRIORITY.</param>
/// <param name="Message">The warning for people.</param>
internal sealed record AllocationWarning(string Code, string Message)
{
    internal static readonly AllocationWarning NoPriority = new(
        "NO_PRIORITY",
        "This allocation serves no priority or outcome. Link it to those that it serves."
    );
}
