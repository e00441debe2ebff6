namespace CouncilPlatform.Grants.Funds;

/// <summary>What documents state of a fund.</summary>
internal sealed class StatedTotalFields
{
    /// <summary>The totals that documents state, each beside the ledger's own sum, in the order they were recorded.</summary>
    public static IDataLoaderResult<Connection<StatedTotal>> StatedTotals(Fund fund, Paging paging, Batches batches, GrantsDb db) =>
        batches.Page("grants.fund.statedTotals", fund.Id, db.StatedTotals, t => t.FundId, paging, t => t.Number, descending: false);

    internal static Task<StatedTotal?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().StatedTotals.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
}
