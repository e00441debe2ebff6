using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Grants.Funds;

/// <summary>Which allocations: those that meet every condition given.</summary>
/// <param name="Fund">The fund's short name.</param>
/// <param name="Kind">Only allocations of this kind.</param>
/// <param name="State">Only allocations in this state.</param>
/// <param name="MinAmount">The allocation holds this much or more, revenue and capital together.</param>
/// <param name="MaxAmount">The allocation holds this much or less.</param>
/// <param name="From">Money was first set aside on this day (UK) or later.</param>
/// <param name="To">Money was first set aside on this day (UK) or earlier.</param>
/// <param name="Organisation">Awarded on an application of this organisation. Only people who may read the application see the
/// link.</param>
internal sealed record AllocationFilterInput(
    string? Fund,
    AllocationKind? Kind,
    AllocationState? State,
    Money? MinAmount,
    Money? MaxAmount,
    DateOnly? From,
    DateOnly? To,
    GlobalId? Organisation
);

/// <summary>How to sort allocations.</summary>
/// <param name="Field">What to sort by.</param>
/// <param name="Direction">Ascending if left out.</param>
internal sealed record AllocationOrderInput(AllocationOrderField Field, OrderDirection? Direction);

/// <summary>What a list of allocations is sorted by.</summary>
internal enum AllocationOrderField
{
    /// <summary>The position in the fund.</summary>
    Number,

    /// <summary>What the allocation holds, revenue and capital together.</summary>
    Amount,

    /// <summary>When money was first set aside.</summary>
    Date,

    /// <summary>The title, A to Z.</summary>
    Title,

    /// <summary>Proposed, committed, then released.</summary>
    State,
}

/// <param name="MayKnow">Whether the caller may know which allocations were awarded on applications of the filter's organisation.</param>
internal sealed record AllocationList(GrantsDb Db, Guid Partnership, AllocationFilterInput? Filter, bool MayKnow, bool ByFund)
{
    // What an allocation holds.
    private static readonly Expression<Func<Allocation, long>> Pence = a =>
        a.ProposedRevenue + a.CommittedRevenue + a.PaidRevenue + a.ProposedCapital + a.CommittedCapital + a.PaidCapital;

    private Expression<Func<Allocation, Guid>> ParentOf => ByFund ? a => a.FundId : a => a.PartnershipId;

    public static AllocationList Of(Partnership partnership, AllocationFilterInput? filter, Caller caller, GrantsDb db, bool byFund) =>
        new(
            db,
            partnership.Id,
            filter,
            caller.Has(Role.Viewer, partnership)
                || filter?.Organisation is { } id
                    && caller.ActsFor(id.For<Organisation>(InputPath.Argument("filter").Within("organisation"))),
            byFund
        );

    public IDataLoaderResult<AllocationConnection> Page(Guid parent, AllocationOrderInput order, Paging paging, Batches batches)
    {
        return order.Field switch
        {
            AllocationOrderField.Amount => Sorted(Pence),
            AllocationOrderField.Date => Sorted(a => a.SetAsideUtc),
            AllocationOrderField.Title => Sorted(a => a.Title),
            AllocationOrderField.State => Sorted(a =>
                a.State == AllocationState.Proposed ? 0
                : a.State == AllocationState.Committed ? 1
                : 2
            ),
            _ => Sorted(a => a.Number),
        };

        IDataLoaderResult<AllocationConnection> Sorted<TKey>(Expression<Func<Allocation, TKey>> key)
        {
            var total = batches
                .Load(parent, this, static (parents, list, ct) => list.HeldAsync(parents, ct))
                .Then(held => held ?? Funds.Holding.None);
#pragma warning disable CPP105 // The columns depend on this list alone, which is the state.
            return batches
                .Page(parent, this, static list => list.Rows(), ParentOf, paging, key, order.Direction == OrderDirection.Descending)
                .Then(page => new AllocationConnection(page, total));
#pragma warning restore CPP105
        }
    }

    private IQueryable<Allocation> Rows()
    {
        var rows = Db.Of<Allocation>(Partnership);
        if (Filter is null)
        {
            return rows;
        }

        new Rules().Interval(Filter.MinAmount, Filter.MaxAmount, "minAmount").Interval(Filter.From, Filter.To, "from").Check();
        var funds = Db.Of<Fund>(Partnership);
        return rows.WhereGiven(Filter.Fund, fund => a => funds.Any(f => f.Id == a.FundId && f.Slug == fund))
            .WhereGiven(Filter.Kind, kind => a => a.Kind == kind)
            .WhereGiven(Filter.State, state => a => a.State == state)
            .WhereGiven(Filter.MinAmount?.MinorUnits, min => Holding(pence => pence >= min))
            .WhereGiven(Filter.MaxAmount?.MinorUnits, max => Holding(pence => pence <= max))
            .WhereGiven(Filter.From.StartUtc(), start => a => a.SetAsideUtc >= start)
            .WhereGiven(Filter.To.EndUtc(), end => a => a.SetAsideUtc < end)
            .WhereGiven(
                Filter.Organisation?.For<Organisation>(InputPath.Argument("filter").Within("organisation")),
                id => a => MayKnow && a.RecipientId == id && Db.Set<ApplicationDraw>().Any(d => d.AllocationId == a.Id)
            );
    }

    // What all allocations of a fund hold is what the fund has beside its free money.
    private Task<IReadOnlyDictionary<Guid, Holding>> HeldAsync(IReadOnlyCollection<Guid> parents, CancellationToken cancellationToken) =>
        (Filter, ByFund) switch
        {
            (null, true) => SumAsync(Db.Of<Fund>(Partnership).Where(f => parents.Contains(f.Id)), f => f.Id, cancellationToken),
            (null, false) => SumAsync(Db.Of<Fund>(Partnership), f => f.PartnershipId, cancellationToken),
            (_, true) => SumAsync(Rows().Where(a => parents.Contains(a.FundId)), ParentOf, cancellationToken),
            _ => SumAsync(Rows(), ParentOf, cancellationToken),
        };

    private static async Task<IReadOnlyDictionary<Guid, Holding>> SumAsync<T>(
        IQueryable<T> holders,
        Expression<Func<T, Guid>> parentOf,
        CancellationToken cancellationToken
    )
        where T : MoneyHolder =>
        await holders
            .GroupBy(parentOf)
            .Select(g => new
            {
                g.Key,
                ProposedRevenue = g.Sum(h => h.ProposedRevenue),
                ProposedCapital = g.Sum(h => h.ProposedCapital),
                CommittedRevenue = g.Sum(h => h.CommittedRevenue),
                CommittedCapital = g.Sum(h => h.CommittedCapital),
                PaidRevenue = g.Sum(h => h.PaidRevenue),
                PaidCapital = g.Sum(h => h.PaidCapital),
            })
            .ToDictionaryAsync(
                s => s.Key,
                s => new Holding(
                    StreamAmounts.FromPence(s.ProposedRevenue, s.ProposedCapital),
                    StreamAmounts.FromPence(s.CommittedRevenue, s.CommittedCapital),
                    StreamAmounts.FromPence(s.PaidRevenue, s.PaidCapital)
                ),
                cancellationToken
            );

    private static Expression<Func<Allocation, bool>> Holding(Expression<Func<long, bool>> amount) =>
        Expression.Lambda<Func<Allocation, bool>>(
            ReplacingExpressionVisitor.Replace(amount.Parameters[0], Pence.Body, amount.Body),
            Pence.Parameters
        );
}
