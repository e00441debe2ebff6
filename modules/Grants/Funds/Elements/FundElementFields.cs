namespace CouncilPlatform.Grants.Funds;

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
    [Needs(nameof(Fund.Uncommitted))]
    public static IDataLoaderResult<FundOutlook> Outlook(Fund fund, Batches batches, GrantsDb db, Receipts receipts)
    {
        var available = fund.Uncommitted();
        return batches
            .Load(
                fund.Id,
                (db, fund.PartnershipId, receipts),
                static (funds, s, ct) => LoadAsync(funds, s.PartnershipId, s.db, s.receipts, ct)
            )
            .Then(elements => FundOutlook.Of(available, elements ?? []));
    }

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<(FundElement, StreamAmounts)>>> LoadAsync(
        IReadOnlyCollection<Guid> funds,
        Guid partnership,
        GrantsDb db,
        Receipts receipts,
        CancellationToken cancellationToken
    )
    {
        var elements = await db.Of<FundElement>(partnership)
            .AsNoTracking()
            .Where(e => funds.Contains(e.FundId))
            .ToListAsync(cancellationToken);
        var received = await receipts.OfElementsAsync([.. elements.Select(e => e.Id)], cancellationToken);
        return elements.ListsBy(e => e.FundId, e => (e, received.GetValueOrDefault(e.Id) ?? StreamAmounts.None));
    }
}
