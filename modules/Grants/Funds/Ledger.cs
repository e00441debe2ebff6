using System.Linq.Expressions;
using CouncilPlatform.Grants.Contracts;

namespace CouncilPlatform.Grants.Funds;

/// <summary>The append-only record of a fund's money. Every balance is a sum of it.</summary>
internal sealed class Ledger(GrantsDb db, TimeProvider time)
{
    /// <summary>Both lines of each fund, revenue first.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FundLine>>> LinesAsync(
        IReadOnlyCollection<Guid> funds,
        CancellationToken cancellationToken
    )
    {
        var sums = await db
            .LedgerEntries.Where(l => funds.Contains(l.FundId))
            .GroupBy(l => new
            {
                l.FundId,
                l.Stream,
                l.Kind,
            })
            .Select(g => new
            {
                g.Key.FundId,
                g.Key.Stream,
                g.Key.Kind,
                Pence = g.Sum(l => l.Pence),
            })
            .ToListAsync(cancellationToken);
        return funds.ToDictionary(
            id => id,
            IReadOnlyList<FundLine> (id) =>
                [
                    .. Enum.GetValues<FundingStream>()
                        .Select(stream =>
                        {
                            var kinds = sums.Where(s => s.FundId == id && s.Stream == stream).Select(s => (s.Kind, s.Pence)).ToList();
                            return new FundLine(
                                id,
                                stream,
                                Balance(MoneyState.Free),
                                Balance(MoneyState.Proposed),
                                Balance(MoneyState.Committed),
                                Balance(MoneyState.Paid)
                            );

                            Money Balance(MoneyState state) => Money.FromPence(LedgerMoves.Balance(kinds, state));
                        }),
                ]
        );
    }

    /// <summary>What each allocation holds.</summary>
    public async Task<IReadOnlyDictionary<Guid, Holding>> HoldingsAsync(
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    )
    {
        var sums = await db
            .LedgerEntries.Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
            .GroupBy(l => new
            {
                l.AllocationId,
                l.Stream,
                l.Kind,
            })
            .Select(g => new
            {
                g.Key.AllocationId,
                g.Key.Stream,
                g.Key.Kind,
                Pence = g.Sum(l => l.Pence),
            })
            .ToListAsync(cancellationToken);
        return sums.ToLookup(s => s.AllocationId!.Value, s => (s.Stream, s.Kind, s.Pence)).ToDictionary(g => g.Key, Hold);
    }

    /// <summary>What all allocations of each of several parents hold together.</summary>
    /// <param name="rows">Which allocations.</param>
    /// <param name="parentOf">Whose an allocation is: a column.</param>
    /// <param name="parents">The parents' keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<Guid, Holding>> HoldingsAsync(
        IQueryable<Allocation> rows,
        Expression<Func<Allocation, Guid>> parentOf,
        IReadOnlyCollection<Guid> parents,
        CancellationToken cancellationToken
    )
    {
        var owned = rows.Select(
            Expression.Lambda<Func<Allocation, Owned>>(
                Expression.MemberInit(
                    Expression.New(typeof(Owned)),
                    Expression.Bind(typeof(Owned).GetProperty(nameof(Owned.Parent))!, parentOf.Body),
                    Expression.Bind(
                        typeof(Owned).GetProperty(nameof(Owned.Allocation))!,
                        Expression.Property(parentOf.Parameters[0], nameof(Allocation.Id))
                    )
                ),
                parentOf.Parameters
            )
        );
        var sums = await (
            from allocation in owned
            join entry in db.LedgerEntries on allocation.Allocation equals entry.AllocationId
            where parents.Contains(allocation.Parent)
            group entry by new
            {
                allocation.Parent,
                entry.Stream,
                entry.Kind,
            } into g
            select new
            {
                g.Key.Parent,
                g.Key.Stream,
                g.Key.Kind,
                Pence = g.Sum(l => l.Pence),
            }
        ).ToListAsync(cancellationToken);
        return sums.ToLookup(s => s.Parent, s => (s.Stream, s.Kind, s.Pence)).ToDictionary(g => g.Key, Hold);
    }

    /// <summary>When each allocation's first entry was made.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTime?>> BeginningsAsync(
        IReadOnlyCollection<Guid> allocations,
        CancellationToken cancellationToken
    ) =>
        await db
            .LedgerEntries.Where(l => l.AllocationId != null && allocations.Contains(l.AllocationId.Value))
            .GroupBy(l => l.AllocationId!.Value)
            .Select(g => new { g.Key, First = g.Min(l => l.AtUtc) })
            .ToDictionaryAsync(g => g.Key, DateTime? (g) => g.First, cancellationToken);

    /// <summary>The funds with these keys.</summary>
    public async Task<IReadOnlyDictionary<Guid, Fund>> FundsAsync(IReadOnlyCollection<Guid> funds, CancellationToken cancellationToken) =>
        await db.Funds.AsNoTracking().Where(f => funds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);

    /// <summary>
    /// Moves money, and saves that it did. No more ever leaves a state than stands there. The fund is held (<see cref="ModuleDb.HoldAsync"/>),
    /// so the balances are nobody else's to change.
    /// </summary>
    /// <param name="fund">Held.</param>
    /// <param name="kind">From where to where.</param>
    /// <param name="allocation">Whose it is; null only for what comes from outside.</param>
    /// <param name="amounts">Zero or more of each stream.</param>
    /// <param name="note">Why, at most 1,000 characters.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="element">Of what is received: the element that it is of, where that is known.</param>
    /// <exception cref="RuleException">INSUFFICIENT_FUNDS, for each stream that falls short; INVALID, for each that would be beyond <see cref="FundLine.Most"/>.</exception>
    public async Task MoveAsync(
        Fund fund,
        LedgerEntryKind kind,
        Allocation? allocation,
        StreamAmounts amounts,
        string? note,
        CancellationToken cancellationToken,
        FundElement? element = null
    )
    {
        if (LedgerMoves.From(kind) is { } from)
        {
            await RequireAsync(fund, allocation!, from, amounts, cancellationToken);
        }
        else
        {
            await RequireRoomAsync(fund, amounts, cancellationToken);
        }

        var number = await db.LedgerEntries.Where(l => l.FundId == fund.Id).MaxAsync(l => (int?)l.Number, cancellationToken) ?? 0;
        db.AddRange(
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
                    AtUtc = time.GetUtcNow().UtcDateTime,
                    Note = note,
                })
        );
        if (kind == LedgerEntryKind.Committed)
        {
            db.Publish(
                fund,
                new AllocationCommitted(fund.PartnershipId, allocation!.Id, fund.Id, amounts.Revenue.MinorUnits, amounts.Capital.MinorUnits)
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static Holding Hold(IEnumerable<(FundingStream Stream, LedgerEntryKind Kind, long Pence)> sums)
    {
        return new(In(MoneyState.Proposed), In(MoneyState.Committed), In(MoneyState.Paid));

        StreamAmounts In(MoneyState state) => new(Balance(FundingStream.Revenue, state), Balance(FundingStream.Capital, state));

        Money Balance(FundingStream stream, MoneyState state) =>
            Money.FromPence(LedgerMoves.Balance(sums.Where(s => s.Stream == stream).Select(s => (s.Kind, s.Pence)), state));
    }

    // A line beyond this could not be added up, and what is in the ledger stays there.
    private async Task RequireRoomAsync(Fund fund, StreamAmounts more, CancellationToken cancellationToken)
    {
        Rules rules = new();
        foreach (var line in (await LinesAsync([fund.Id], cancellationToken))[fund.Id])
        {
            var name = line.Stream.ToString().ToLowerInvariant();
            rules.Require(
                more.Of(line.Stream) <= FundLine.Most - line.Granted,
                RuleCodes.Invalid,
                $"{more.Of(line.Stream)} more would take the fund's {name} beyond {FundLine.Most}, the most that a line holds. Check the amount.",
                "input",
                name
            );
        }

        rules.Check();
    }

    private async Task RequireAsync(
        Fund fund,
        Allocation allocation,
        MoneyState from,
        StreamAmounts wanted,
        CancellationToken cancellationToken
    )
    {
        StreamAmounts there;
        if (from == MoneyState.Free)
        {
            var lines = (await LinesAsync([fund.Id], cancellationToken))[fund.Id];
            there = new(
                lines.Single(l => l.Stream == FundingStream.Revenue).Remaining,
                lines.Single(l => l.Stream == FundingStream.Capital).Remaining
            );
        }
        else
        {
            there = ((await HoldingsAsync([allocation.Id], cancellationToken)).GetValueOrDefault(allocation.Id) ?? Holding.None).In(from);
        }

        var stands = from == MoneyState.Free ? "remains" : $"stands {from.ToString().ToLowerInvariant()} for \"{allocation.Title}\"";
        Rules rules = new();
        foreach (var stream in Enum.GetValues<FundingStream>())
        {
            var name = stream.ToString().ToLowerInvariant();
            rules.Require(
                wanted.Of(stream) <= there.Of(stream),
                "INSUFFICIENT_FUNDS",
                $"{wanted.Of(stream)} of {name} is more than the {there.Of(stream)} that {stands}. Ask for at most {there.Of(stream)}; the other stream cannot make up for it.",
                "input",
                name
            );
        }

        rules.Check();
    }

    private sealed class Owned
    {
        public Guid Parent { get; init; }

        public Guid Allocation { get; init; }
    }
}
