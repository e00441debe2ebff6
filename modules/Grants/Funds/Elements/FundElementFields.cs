namespace CouncilPlatform.Grants.Funds;

/// <summary>What of a fund is expected, not announced, or kept elsewhere.</summary>
internal sealed class FundElementFields
{
    /// <summary>Its elements, in the order they were recorded.</summary>
    public static IDataLoaderResult<Connection<FundElement>> Elements(
        Fund fund,
        ElementStatus? status,
        Paging paging,
        Batches batches,
        GrantsDb db
    ) =>
        batches.Page(
            "grants.fund.elements",
            fund.Id,
            db.FundElements.Where(e => status == null || e.Status == status),
            e => e.FundId,
            paging,
            e => e.Number,
            descending: false
        );

    /// <summary>What is available, and beside it what may come: unconfirmed and retained money is never available.</summary>
    public static IDataLoaderResult<FundOutlook> Outlook(Fund fund, Batches batches, GrantsDb db, Ledger ledger, Receipts receipts)
    {
        var available = fund.Uncommitted(batches, ledger);
        return batches
            .Load<Guid, IReadOnlyList<(FundElement, StreamAmounts)>>(
                "grants.fund.outlook",
                fund.Id,
                async (ids, cancellationToken) =>
                {
                    var elements = await db.FundElements.AsNoTracking().Where(e => ids.Contains(e.FundId)).ToListAsync(cancellationToken);
                    var received = await receipts.OfElementsAsync([.. elements.Select(e => e.Id)], cancellationToken);
                    return elements
                        .ToLookup(e => e.FundId)
                        .ToDictionary(
                            g => g.Key,
                            IReadOnlyList<(FundElement, StreamAmounts)> (g) =>
                                [.. g.Select(e => (e, received.GetValueOrDefault(e.Id) ?? StreamAmounts.None))]
                        );
                }
            )
            .Then(async (elements, cancellationToken) => FundOutlook.Of(await available.GetResultAsync(cancellationToken), elements ?? []));
    }

    internal static Task<FundElement?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().FundElements.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}
