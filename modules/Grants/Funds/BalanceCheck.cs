namespace CouncilPlatform.Grants.Funds;

/// <summary>Compares what funds and allocations hold with the sums of the ledger.</summary>
internal sealed class BalanceCheck(GrantsDb db) : IKeptTotals
{
    private const int PageSize = 500;
    private const string Why = "What every partnership holds is compared, for the operator alone.";

    private static readonly MoneyState[] All = Enum.GetValues<MoneyState>();

    // Free money belongs to no allocation.
    private static readonly MoneyState[] OfAllocations = [.. All.Where(s => s != MoneyState.Free)];

    public async Task<string?> FindFaultAsync(CancellationToken cancellationToken) =>
        await FindAsync(
            db.AcrossPartnerships<Fund>(Why),
            funds => Entries.Where(l => funds.Contains(l.FundId)).Select(l => new Entry(l.FundId, l.Stream, l.Kind, l.Pence)),
            All,
            fund => fund.Name,
            cancellationToken
        )
        ?? await FindAsync(
            db.AcrossPartnerships<Allocation>(Why),
            allocations =>
                Entries
                    .Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
                    .Select(l => new Entry(l.AllocationId!.Value, l.Stream, l.Kind, l.Pence)),
            OfAllocations,
            allocation => allocation.Title,
            cancellationToken
        );

    private IQueryable<LedgerEntry> Entries => db.Set<LedgerEntry>();

    private static async Task<string?> FindAsync<T>(
        IQueryable<T> holders,
        Func<List<Guid>, IQueryable<Entry>> entriesOf,
        IReadOnlyList<MoneyState> states,
        Func<T, string> nameOf,
        CancellationToken cancellationToken
    )
        where T : MoneyHolder
    {
        for (var read = 0; ; read += PageSize)
        {
            var page = await holders.AsNoTracking().OrderBy(h => h.Id).Skip(read).Take(PageSize).ToListAsync(cancellationToken);
            var entries = (await entriesOf([.. page.Select(h => h.Id)]).ToListAsync(cancellationToken)).ToLookup(e => e.Holder);
            foreach (var holder in page)
            {
                if (Compare(holder, nameOf(holder), [.. entries[holder.Id]], states) is { } fault)
                {
                    return fault;
                }
            }

            if (page.Count < PageSize)
            {
                return null;
            }
        }
    }

    private static string? Compare(MoneyHolder holder, string name, IReadOnlyCollection<Entry> entries, IReadOnlyList<MoneyState> states)
    {
        foreach (var state in states)
        {
            var sum = StreamAmounts.Of(stream =>
                Money.FromPence(LedgerMoves.Balance(entries.Where(e => e.Stream == stream).Select(e => (e.Kind, e.Pence)), state))
            );
            if (holder.In(state) is var kept && kept != sum)
            {
                return $"\"{name}\" is kept with {state.InWords()} {kept}. The entries of its ledger come to {sum}.";
            }
        }

        return null;
    }

    private sealed record Entry(Guid Holder, FundingStream Stream, LedgerEntryKind Kind, long Pence);
}
