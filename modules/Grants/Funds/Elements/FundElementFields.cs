namespace CouncilPlatform.Grants.Funds;

/// <summary>What of a fund is expected, not announced, or retained by another body.</summary>
internal sealed class FundElementFields
{
    /// <summary>The fund's elements, in the order they were recorded.</summary>
    /// <param name="status">Only elements with this status.</param>
    public static IDataLoaderResult<Connection<FundElement>> Elements(
        Fund fund,
        ElementStatus? status,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            fund.Id,
            (db, fund.PartnershipId, status),
            static s => s.db.Of<FundElement>(s.PartnershipId).Where(e => s.status == null || e.Status == s.status),
            static e => e.FundId,
            paging,
            static e => e.Number
        );

    /// <summary>What is available, and beside it what may come. Unconfirmed and retained money is never available.</summary>
    public static IDataLoaderResult<FundOutlook> Outlook(Fund fund, Batches batches, GrantsDb db, Ledger ledger, Receipts receipts)
    {
        var available = fund.Uncommitted(batches, ledger);
        return batches
            .Parts(db, fund.Id, static (FundElement e) => e.FundId, static e => e.Number)
            .Then(
                async (elements, cancellationToken) =>
                {
                    List<(FundElement, IDataLoaderResult<StreamAmounts>)> asked =
                    [
                        .. elements.Select(e => (e, e.Received(batches, receipts))),
                    ];
                    List<(FundElement, StreamAmounts)> received = [];
                    foreach (var (element, amounts) in asked)
                    {
                        received.Add((element, await amounts.GetResultAsync(cancellationToken)));
                    }

                    return FundOutlook.Of(await available.GetResultAsync(cancellationToken), received);
                }
            );
    }
}
