using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Grants.Funds;

/// <summary>Which allocations: those that meet all that is said.</summary>
/// <param name="Fund">The fund's slug.</param>
/// <param name="MinAmount">It holds this much or more, revenue and capital together.</param>
/// <param name="MaxAmount">It holds this much or less.</param>
/// <param name="From">First set aside on this day of the UK or later.</param>
/// <param name="To">First set aside on this day of the UK or earlier.</param>
/// <param name="Organisation">Awarded on an application of this organisation. The link is seen by those who may read the application.</param>
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

/// <param name="Direction">Ascending where nothing is said.</param>
internal sealed record AllocationOrderInput(AllocationOrderField Field, OrderDirection? Direction);

/// <summary>What a list of allocations is sorted by.</summary>
internal enum AllocationOrderField
{
    /// <summary>Its place in its fund.</summary>
    Number,

    /// <summary>What it holds, revenue and capital together.</summary>
    Amount,

    /// <summary>When it was first set aside.</summary>
    Date,

    Title,

    /// <summary>As far as it has come: proposed, committed, released.</summary>
    State,
}

/// <summary>Allocations as lists ask for them.</summary>
internal static class AllocationList
{
    private static readonly LedgerEntryKind[] SetAside =
    [
        .. Enum.GetValues<LedgerEntryKind>().Where(k => LedgerMoves.From(k) == MoneyState.Free),
    ];

    private static readonly LedgerEntryKind[] GivenBack =
    [
        .. Enum.GetValues<LedgerEntryKind>().Where(k => LedgerMoves.From(k) is not null && LedgerMoves.To(k) == MoneyState.Free),
    ];

    /// <exception cref="RuleException">INVALID: nothing can pass the filter.</exception>
    public static IQueryable<Allocation> Matching(
        this IQueryable<Allocation> rows,
        AllocationFilterInput? filter,
        Partnership partnership,
        Caller caller,
        GrantsDb db
    )
    {
        if (filter is null)
        {
            return rows;
        }

        new Rules().Interval(filter.MinAmount, filter.MaxAmount, "minAmount").Interval(filter.From, filter.To, "from").Check();
        if (filter.Fund is { } fund)
        {
            rows = rows.Where(a => db.Funds.Any(f => f.Id == a.FundId && f.Slug == fund));
        }

        if (filter.Kind is { } kind)
        {
            rows = rows.Where(a => a.Kind == kind);
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(a => a.State == state);
        }

        if (filter.MinAmount?.MinorUnits is { } least)
        {
            rows = rows.Where(Held(db), pence => pence >= least);
        }

        if (filter.MaxAmount?.MinorUnits is { } most)
        {
            rows = rows.Where(Held(db), pence => pence <= most);
        }

        if (filter.From is { } from)
        {
            var start = UkTime.StartOf(from);
            rows = rows.Where(a => !db.LedgerEntries.Any(l => l.AllocationId == a.Id && l.AtUtc < start));
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = UkTime.StartOf(to.AddDays(1));
            rows = rows.Where(a => db.LedgerEntries.Any(l => l.AllocationId == a.Id && l.AtUtc < end));
        }

        if (filter.Organisation is { } organisation)
        {
            var id = organisation.For<Organisation>("filter", "organisation");
            var mayKnow = caller.Has(Role.Viewer, partnership) || caller.ActsFor(id);
            rows = rows.Where(a =>
                mayKnow
                && db.ApplicationDraws.Any(d =>
                    d.AllocationId == a.Id && db.Applications.Any(p => p.Id == d.ApplicationId && p.OrganisationId == id)
                )
            );
        }

        return rows;
    }

    /// <summary>A page for each of many parents, and what all of it holds.</summary>
    public static IDataLoaderResult<AllocationConnection> Page(
        this Batches batches,
        string name,
        Guid parent,
        AllocationFilterInput? filter,
        IQueryable<Allocation> rows,
        Expression<Func<Allocation, Guid>> parentOf,
        AllocationOrderInput order,
        Paging paging,
        Ledger ledger,
        GrantsDb db
    )
    {
        var descending = order.Direction == OrderDirection.Descending;
        return order.Field switch
        {
            AllocationOrderField.Amount => Sorted(Held(db)),
            AllocationOrderField.Date => Sorted(a => db.LedgerEntries.Where(l => l.AllocationId == a.Id).Min(l => l.AtUtc)),
            AllocationOrderField.Title => Sorted(a => a.Title),
            AllocationOrderField.State => Sorted(a =>
                a.State == AllocationState.Proposed ? 0
                : a.State == AllocationState.Committed ? 1
                : 2
            ),
            _ => Sorted(a => a.Number),
        };

        IDataLoaderResult<AllocationConnection> Sorted<TKey>(Expression<Func<Allocation, TKey>> key) =>
            batches.Page(name, parent, rows, parentOf, paging, key, descending).Then(page => new AllocationConnection(page, Total));

        // The filter is part of the name: the same list may be asked for twice, and differently.
        IDataLoaderResult<Holding> Total() =>
            batches
                .Load<Guid, Holding>(
                    $"{name}.total {filter}",
                    parent,
                    (parents, cancellationToken) => ledger.HoldingsAsync(rows, parentOf, parents, cancellationToken)
                )
                .Then(total => total ?? Holding.None);
    }

    /// <summary>What an allocation holds, in pence, as the ledger has it.</summary>
    private static Expression<Func<Allocation, long>> Held(GrantsDb db) =>
        a =>
            db.LedgerEntries.Where(l => l.AllocationId == a.Id && SetAside.Contains(l.Kind)).Sum(l => l.Pence)
            - db.LedgerEntries.Where(l => l.AllocationId == a.Id && GivenBack.Contains(l.Kind)).Sum(l => l.Pence);

    private static IQueryable<Allocation> Where(
        this IQueryable<Allocation> rows,
        Expression<Func<Allocation, long>> value,
        Expression<Func<long, bool>> holds
    ) =>
        rows.Where(
            Expression.Lambda<Func<Allocation, bool>>(
                ReplacingExpressionVisitor.Replace(holds.Parameters[0], value.Body, holds.Body),
                value.Parameters
            )
        );
}
