namespace CouncilPlatform.Grants.Funds;

/// <summary>A page of allocations, and what all of them hold.</summary>
internal sealed class AllocationConnection(Connection<Allocation> page, IDataLoaderResult<Holding> total)
{
    /// <summary>How many allocations there are in all, whatever the page.</summary>
    public int TotalCount => page.TotalCount;

    /// <summary>The allocations of the page.</summary>
    public IReadOnlyList<Allocation> Nodes => page.Nodes;

    /// <summary>The allocations of the page with their cursors.</summary>
    public IReadOnlyList<Edge<Allocation>> Edges => page.Edges;

    /// <summary>Where the page is in the list.</summary>
    public PageInfo PageInfo => page.PageInfo;

    /// <summary>What all allocations hold together, whatever the page.</summary>
    public IDataLoaderResult<Holding> Total() => total;
}
