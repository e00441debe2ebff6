namespace CouncilPlatform.Grants.Rounds;

/// <summary>A page of applications, and what all of them come to.</summary>
internal sealed class ApplicationConnection(Connection<Application> page, IQueryable<Application> all)
{
    /// <summary>How many there are in all, whatever the page.</summary>
    public int TotalCount => page.TotalCount;

    public IReadOnlyList<Application> Nodes => page.Nodes;

    public IReadOnlyList<Edge<Application>> Edges => page.Edges;

    public PageInfo PageInfo => page.PageInfo;

    /// <summary>What all of them come to together, whatever the page.</summary>
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
            : new(
                new(Money.FromPence(sums.Revenue), Money.FromPence(sums.Capital)),
                new(Money.FromPence(sums.AwardedRevenue), Money.FromPence(sums.AwardedCapital))
            );
    }
}

/// <param name="Asked">What they ask for.</param>
/// <param name="Awarded">What was awarded of it, as decided.</param>
internal sealed record ApplicationTotal(StreamAmounts Asked, StreamAmounts Awarded);
