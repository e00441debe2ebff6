namespace CouncilPlatform.Grants.Rounds;

/// <summary>A page of applications, and what all of them come to.</summary>
internal sealed class ApplicationConnection(Connection<Application> page, IQueryable<Application> all)
{
    /// <summary>How many applications there are in all, whatever the page.</summary>
    public int TotalCount => page.TotalCount;

    /// <summary>The applications of the page.</summary>
    public IReadOnlyList<Application> Nodes => page.Nodes;

    /// <summary>The applications of the page with their cursors.</summary>
    public IReadOnlyList<Edge<Application>> Edges => page.Edges;

    /// <summary>Where the page is in the list.</summary>
    public PageInfo PageInfo => page.PageInfo;

    /// <summary>What all applications come to together, whatever the page.</summary>
    public async Task<ApplicationTotal> Total(CancellationToken cancellationToken)
    {
        var sums = await all.GroupBy(_ => 1)
            .Select(g => new
            {
                Revenue = g.Sum(a => a.RevenuePence),
                Capital = g.Sum(a => a.CapitalPence),
                AwardedRevenue = g.Sum(a => a.State == ApplicationState.Awarded ? a.AwardedRevenuePence : 0),
                AwardedCapital = g.Sum(a => a.State == ApplicationState.Awarded ? a.AwardedCapitalPence : 0),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return sums is null
            ? new(StreamAmounts.None, StreamAmounts.None)
            : new(StreamAmounts.FromPence(sums.Revenue, sums.Capital), StreamAmounts.FromPence(sums.AwardedRevenue, sums.AwardedCapital));
    }
}

/// <summary>What applications come to.</summary>
/// <param name="Asked">What they ask for.</param>
/// <param name="Awarded">What was awarded, as decided.</param>
internal sealed record ApplicationTotal(StreamAmounts Asked, StreamAmounts Awarded);
