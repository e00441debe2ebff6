using CouncilPlatform.Sdk;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Funds;

/// <summary>The append-only record of a fund's money. Every balance is a sum of it.</summary>
internal sealed class Ledger(GrantsDb db, TimeProvider time)
{
    /// <summary>Both lines of each fund, revenue first.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FundLine>>> LinesAsync(IReadOnlyCollection<Guid> funds, CancellationToken cancellationToken)
    {
        var sums = await db.LedgerEntries
            .Where(l => funds.Contains(l.FundId))
            .GroupBy(l => new { l.FundId, l.Stream, l.Kind })
            .Select(g => new { g.Key.FundId, g.Key.Stream, g.Key.Kind, Pence = g.Sum(l => l.Pence) })
            .ToListAsync(cancellationToken);
        return funds.ToDictionary(id => id, IReadOnlyList<FundLine> (id) => [.. Enum.GetValues<Stream>().Select(stream =>
        {
            Money Sum(LedgerEntryKind kind) => Money.FromPence(sums.Where(s => s.FundId == id && s.Stream == stream && s.Kind == kind).Sum(s => s.Pence));
            return new FundLine(id, stream, Sum(LedgerEntryKind.Received), Sum(LedgerEntryKind.Allocated) - Sum(LedgerEntryKind.Released));
        })]);
    }

    /// <summary>What each allocation holds.</summary>
    public async Task<IReadOnlyDictionary<Guid, StreamAmounts>> HoldingsAsync(IReadOnlyCollection<Guid> allocations, CancellationToken cancellationToken)
    {
        var sums = await db.LedgerEntries
            .Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
            .GroupBy(l => new { l.AllocationId, l.Stream })
            .Select(g => new { g.Key.AllocationId, g.Key.Stream, Pence = g.Sum(l => l.Kind == LedgerEntryKind.Allocated ? l.Pence : -l.Pence) })
            .ToListAsync(cancellationToken);
        return sums.ToLookup(s => s.AllocationId!.Value).ToDictionary(g => g.Key, g => new StreamAmounts(
            Money.FromPence(g.Where(s => s.Stream == Stream.Revenue).Sum(s => s.Pence)),
            Money.FromPence(g.Where(s => s.Stream == Stream.Capital).Sum(s => s.Pence))));
    }

    /// <summary>The funds with these keys.</summary>
    public async Task<IReadOnlyDictionary<Guid, Fund>> FundsAsync(IReadOnlyCollection<Guid> funds, CancellationToken cancellationToken) =>
        await db.Funds.AsNoTracking().Where(f => funds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>Adds entries after the fund's last. The fund is held (<see cref="ModuleDb.HoldAsync"/>), so the numbers are nobody else's.</summary>
    public async Task AddAsync(
        Fund fund, LedgerEntryKind kind, Allocation? allocation, Money revenue, Money capital, string? note, CancellationToken cancellationToken)
    {
        var number = await db.LedgerEntries.Where(l => l.FundId == fund.Id).MaxAsync(l => (int?)l.Number, cancellationToken) ?? 0;
        foreach (var (stream, amount) in new[] { (Stream.Revenue, revenue), (Stream.Capital, capital) })
        {
            if (amount.MinorUnits > 0)
            {
                db.Add(new LedgerEntry
                {
                    FundId = fund.Id,
                    Number = ++number,
                    Stream = stream,
                    Kind = kind,
                    AllocationId = allocation?.Id,
                    Pence = amount.MinorUnits,
                    AtUtc = time.GetUtcNow().UtcDateTime,
                    Note = note,
                });
            }
        }
    }
}
