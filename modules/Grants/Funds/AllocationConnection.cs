namespace CouncilPlatform.Grants.Funds;

/// <summary>A page of allocations, and what all of them hold.</summary>
internal sealed class AllocationConnection(Connection<Allocation> page, Func<IDataLoaderResult<Holding>> total)
{
    /// <summary>How many there are in all, whatever the page.</summary>
    public int TotalCount => page.TotalCount;

    public IReadOnlyList<Allocation> Nodes => page.Nodes;

    public IReadOnlyList<Edge<Allocation>> Edges => page.Edges;

    public PageInfo PageInfo => page.PageInfo;

    /// <summary>What all of them hold together, whatever the page.</summary>
    public IDataLoaderResult<Holding> Total() => total();
}
