using CouncilPlatform.Grants.Contracts;

namespace CouncilPlatform.Grants.Funds;

/// <summary>The append-only record of a fund's money. Every balance is a sum of it.</summary>
internal sealed class Ledger(Change<GrantsDb> change)
{
    private GrantsDb Db => change.Db;

    public IDataLoaderResult<IReadOnlyList<FundLine>> Lines(Guid fund, Batches batches) =>
        batches.Load(fund, this, static (funds, ledger, ct) => ledger.LinesAsync(funds, ct)).Then(lines => lines!);

    public IDataLoaderResult<Holding> Holding(Guid allocation, Batches batches) =>
        batches
            .Load(allocation, this, static (allocations, ledger, ct) => ledger.HoldingsAsync(allocations, ct))
            .Then(holding => holding ?? Funds.Holding.None);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FundLine>>> LinesAsync(
        IReadOnlyCollection<Guid> funds,
        CancellationToken cancellationToken
    )
    {
        var sums = await SumAsync(
            Db.Set<LedgerEntry>()
                .Where(l => funds.Contains(l.FundId))
                .Select(l => new Entry
                {
                    Owner = l.FundId,
                    Stream = l.Stream,
                    Kind = l.Kind,
                    Pence = l.Pence,
                }),
            cancellationToken
        );
        return funds.ToDictionary(
            id => id,
            IReadOnlyList<FundLine> (id) =>
            {
                var balances = BalancesOf(sums[id]);
                return
                [
                    .. Enum.GetValues<FundingStream>()
                        .Select(stream => new FundLine(
                            id,
                            stream,
                            balances(stream, MoneyState.Free),
                            balances(stream, MoneyState.Proposed),
                            balances(stream, MoneyState.Committed),
                            balances(stream, MoneyState.Paid)
                        )),
                ];
            }
        );
    }

    /// <summary>What each allocation holds; one without an entry is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Holding>> HoldingsAsync(
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) =>
        (
            await SumAsync(
                Db.Set<LedgerEntry>()
                    .Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
                    .Select(l => new Entry
                    {
                        Owner = l.AllocationId!.Value,
                        Stream = l.Stream,
                        Kind = l.Kind,
                        Pence = l.Pence,
                    }),
                cancellationToken
            )
        ).ToDictionary(g => g.Key, HoldingOf);

    public async Task<Holding> HoldingAsync(Guid allocation) =>
        (await HoldingsAsync([allocation], change.Cancellation)).GetValueOrDefault(allocation) ?? Funds.Holding.None;

    /// <summary>What the allocations of each fund, or of each partnership, hold together.</summary>
    public async Task<IReadOnlyDictionary<Guid, Holding>> HoldingsAsync(
        IQueryable<Allocation> rows,
        bool byFund,
        IReadOnlyCollection<Guid> parents,
        CancellationToken cancellationToken
    )
    {
        var entries =
            from allocation in rows
            join entry in Db.Set<LedgerEntry>() on allocation.Id equals entry.AllocationId
            where parents.Contains(byFund ? allocation.FundId : allocation.PartnershipId)
            select new Entry
            {
                Owner = byFund ? allocation.FundId : allocation.PartnershipId,
                Stream = entry.Stream,
                Kind = entry.Kind,
                Pence = entry.Pence,
            };
        return (await SumAsync(entries, cancellationToken)).ToDictionary(g => g.Key, HoldingOf);
    }

    public async Task<IReadOnlyDictionary<Guid, DateTime?>> FirstEntryDatesAsync(
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) =>
        await Db.Set<LedgerEntry>()
            .Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
            .GroupBy(l => l.AllocationId!.Value)
            .Select(g => new { g.Key, First = g.Min(l => l.AtUtc) })
            .ToDictionaryAsync(g => g.Key, DateTime? (g) => g.First, cancellationToken);

    /// <summary>Moves money, and saves that it did. No more ever leaves a state than is in it.</summary>
    public async Task MoveAsync(
        Fund fund,
        LedgerEntryKind kind,
        Allocation? allocation,
        StreamAmounts amounts,
        string? note = null,
        FundElement? element = null
    )
    {
        await RequireAsync(fund, LedgerMoves.From(kind), allocation, amounts);
        var number = await Db.Set<LedgerEntry>().Where(l => l.FundId == fund.Id).MaxAsync(l => (int?)l.Number, change.Cancellation) ?? 0;
        Db.AddRange(
            Enum.GetValues<FundingStream>()
                .Where(stream => amounts.Of(stream).MinorUnits > 0)
                .Select(stream => new LedgerEntry
                {
                    FundId = fund.Id,
                    Number = ++number,
                    Stream = stream,
                    Kind = kind,
                    AllocationId = allocation?.Id,
                    ElementId = element?.Id,
                    Pence = amounts.Of(stream).MinorUnits,
                    AtUtc = change.NowUtc,
                    Note = note,
                })
        );
        if (kind == LedgerEntryKind.Committed)
        {
            var (revenue, capital) = (amounts.Revenue.MinorUnits, amounts.Capital.MinorUnits);
            change.Publish(fund, new AllocationCommitted(fund.PartnershipId, allocation!.Id, fund.Id, revenue, capital));
        }

        await change.SaveAsync();
    }

    private static async Task<ILookup<Guid, Entry>> SumAsync(IQueryable<Entry> entries, CancellationToken cancellationToken) =>
        (
            await entries
                .GroupBy(e => new
                {
                    e.Owner,
                    e.Stream,
                    e.Kind,
                })
                .Select(g => new Entry
                {
                    Owner = g.Key.Owner,
                    Stream = g.Key.Stream,
                    Kind = g.Key.Kind,
                    Pence = g.Sum(e => e.Pence),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(e => e.Owner);

    // All balances at once: a page asks for those of a hundred allocations.
    private static Func<FundingStream, MoneyState, Money> BalancesOf(IEnumerable<Entry> sums)
    {
        var pence = new long[Enum.GetValues<FundingStream>().Length, Enum.GetValues<MoneyState>().Length];
        foreach (var sum in sums)
        {
            checked
            {
                pence[(int)sum.Stream, (int)LedgerMoves.To(sum.Kind)] += sum.Pence;
                if (LedgerMoves.From(sum.Kind) is { } from)
                {
                    pence[(int)sum.Stream, (int)from] -= sum.Pence;
                }
            }
        }

        return (stream, state) => Money.FromPence(pence[(int)stream, (int)state]);
    }

    private static Holding HoldingOf(IEnumerable<Entry> sums)
    {
        var balances = BalancesOf(sums);
        return new(In(MoneyState.Proposed), In(MoneyState.Committed), In(MoneyState.Paid));

        StreamAmounts In(MoneyState state) => new(balances(FundingStream.Revenue, state), balances(FundingStream.Capital, state));
    }

    private async Task RequireAsync(Fund fund, MoneyState? from, Allocation? allocation, StreamAmounts amounts)
    {
        if (from is { } state and not MoneyState.Free)
        {
            var available = (await HoldingAsync(allocation!.Id)).In(state);
            RequireEnough(available, amounts, $"is {state.InWords()} for \"{allocation.Title}\"");
            return;
        }

        var lines = (await LinesAsync([fund.Id], change.Cancellation))[fund.Id];
        if (from is null)
        {
            RequireRoom(lines, amounts);
        }
        else
        {
            RequireEnough(StreamAmounts.Of(lines, l => l.Remaining), amounts, "remains");
        }
    }

    // More could not be added up, and an entry is never removed.
    private static void RequireRoom(IReadOnlyList<FundLine> lines, StreamAmounts more) =>
        new Rules()
            .Within(
                more,
                StreamAmounts.Of(lines, l => FundLine.Max - l.Granted),
                RuleCodes.Invalid,
                (name, amount, _) =>
                    $"{amount} more would take the fund's {name} beyond {FundLine.Max}, which is the limit. Check the amount.",
                name => InputPath.Of(name)
            )
            .Check();

    private static void RequireEnough(StreamAmounts available, StreamAmounts wanted, string where) =>
        new Rules()
            .Within(
                wanted,
                available,
                "INSUFFICIENT_FUNDS",
                (name, amount, limit) =>
                    $"{amount} of {name} is more than the {limit} that {where}. Enter {limit} or less. The other stream cannot "
                    + "make up for it.",
                name => InputPath.Of(name)
            )
            .Check();

    private sealed class Entry
    {
        public Guid Owner { get; init; }

        public FundingStream Stream { get; init; }

        public LedgerEntryKind Kind { get; init; }

        public long Pence { get; init; }
    }
}
