namespace CouncilPlatform.Grants.Funds;

internal sealed class StatedTotalFields
{
    /// <summary>The totals that documents state, each beside the ledger's own sum, in the order they were recorded.</summary>
    public static IDataLoaderResult<Connection<StatedTotal>> StatedTotals(Fund fund, Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(db, fund.Id, static (StatedTotal t) => t.FundId, paging, static t => t.Number);
}
