namespace CouncilPlatform.Grants.Funds;

internal sealed class StatedTotalFields
{
    /// <summary>The totals that documents state, each beside the ledger's own sum, in the order they were recorded.</summary>
    public static IDataLoaderResult<Connection<StatedTotal>> StatedTotals(Fund fund, Paging paging, Batches batches, GrantsDb db) =>
        batches.Page(
            fund.Id,
            (db, fund.PartnershipId),
            static s => s.db.Of<StatedTotal>(s.PartnershipId),
            static t => t.FundId,
            paging,
            static t => t.Number
        );
}
