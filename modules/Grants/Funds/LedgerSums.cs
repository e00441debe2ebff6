namespace CouncilPlatform.Grants.Funds;

/// <summary>
/// The sums of the ledger's entries, from which all balances follow. Lists of funds and of allocations read them, so the statements are
/// compiled once.
/// </summary>
internal sealed class LedgerSums
{
    private readonly Func<GrantsDb, IReadOnlyCollection<Guid>, IAsyncEnumerable<LedgerSum>> _ofFunds = EF.CompileAsyncQuery(
        (GrantsDb db, IReadOnlyCollection<Guid> funds) =>
            db.Set<LedgerEntry>()
                .Where(l => funds.Contains(l.FundId))
                .GroupBy(l => new
                {
                    l.FundId,
                    l.Stream,
                    l.Kind,
                })
                .Select(g => new LedgerSum
                {
                    Owner = g.Key.FundId,
                    Stream = g.Key.Stream,
                    Kind = g.Key.Kind,
                    Pence = g.Sum(l => l.Pence),
                })
    );

    private readonly Func<GrantsDb, IReadOnlyCollection<Guid>, IAsyncEnumerable<LedgerSum>> _ofAllocations = EF.CompileAsyncQuery(
        (GrantsDb db, IReadOnlyCollection<Guid> allocations) =>
            db.Set<LedgerEntry>()
                .Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
                .GroupBy(l => new
                {
                    l.AllocationId,
                    l.Stream,
                    l.Kind,
                })
                .Select(g => new LedgerSum
                {
                    Owner = g.Key.AllocationId!.Value,
                    Stream = g.Key.Stream,
                    Kind = g.Key.Kind,
                    Pence = g.Sum(l => l.Pence),
                })
    );

    public Task<ILookup<Guid, LedgerSum>> OfFundsAsync(GrantsDb db, IReadOnlyCollection<Guid> funds, CancellationToken cancellationToken) =>
        ReadAsync(_ofFunds(db, funds), cancellationToken);

    public Task<ILookup<Guid, LedgerSum>> OfAllocationsAsync(
        GrantsDb db,
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) => ReadAsync(_ofAllocations(db, allocations), cancellationToken);

    /// <summary>The sums of some entries.</summary>
    public static Task<ILookup<Guid, LedgerSum>> OfAsync(IQueryable<LedgerSum> entries, CancellationToken cancellationToken) =>
        ReadAsync(
            entries
                .GroupBy(e => new
                {
                    e.Owner,
                    e.Stream,
                    e.Kind,
                })
                .Select(g => new LedgerSum
                {
                    Owner = g.Key.Owner,
                    Stream = g.Key.Stream,
                    Kind = g.Key.Kind,
                    Pence = g.Sum(e => e.Pence),
                })
                .AsAsyncEnumerable(),
            cancellationToken
        );

    private static async Task<ILookup<Guid, LedgerSum>> ReadAsync(IAsyncEnumerable<LedgerSum> sums, CancellationToken cancellationToken)
    {
        var read = new List<LedgerSum>();
        await foreach (var sum in sums.WithCancellation(cancellationToken))
        {
            read.Add(sum);
        }

        return read.ToLookup(s => s.Owner);
    }
}

/// <summary>What entries of one kind have moved in one stream.</summary>
internal sealed class LedgerSum
{
    /// <summary>The fund, the allocation or the partnership.</summary>
    public Guid Owner { get; init; }

    public FundingStream Stream { get; init; }

    public LedgerEntryKind Kind { get; init; }

    public long Pence { get; init; }
}
