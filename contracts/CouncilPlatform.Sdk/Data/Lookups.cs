using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>Finds rows: one that an input names, or many that sibling fields ask for at once.</summary>
public static class Lookups
{
    /// <summary>The row with an id of the partnership's.</summary>
    /// <exception cref="RuleException">There is none in the partnership (NOT_FOUND).</exception>
    public static async Task<T> RequireAsync<T>(
        this ModuleDb db,
        Partnership partnership,
        GlobalId id,
        CancellationToken cancellationToken,
        params string[] path
    )
        where T : class, IKeyed, IInPartnership
    {
        var key = id.For<T>(path);
        return await db.Set<T>().SingleOrDefaultAsync(e => e.Id == key && e.PartnershipId == partnership.Id, cancellationToken)
            ?? throw new RuleException(
                RuleCodes.NotFound,
                $"There is no such {typeof(T).Name.ToLowerInvariant()} in {partnership.Name}.",
                path
            );
    }

    /// <summary>One row for each of many siblings, by its key; null where there is no key.</summary>
    public static IDataLoaderResult<T?> One<T>(this Batches batches, ModuleDb db, Guid? id)
        where T : class, IKeyed =>
        batches.Load<Guid, T>(
            typeof(T).FullName!,
            id ?? Guid.Empty,
            async (ids, cancellationToken) =>
                await db.Set<T>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken)
        );

    /// <summary>Every row of each of many parents.</summary>
    /// <param name="name">Of the batch, unlike any other: module and field, as in <c>grants.fund.lines</c>.</param>
    /// <param name="parent">The key of this one.</param>
    /// <param name="rows">The rows of all these parents, in the order in which they are shown.</param>
    /// <param name="parentOf">Whose row it is.</param>
    public static IDataLoaderResult<IReadOnlyList<T>> All<T>(
        this Batches batches,
        string name,
        Guid parent,
        Func<IReadOnlyCollection<Guid>, IQueryable<T>> rows,
        Func<T, Guid> parentOf
    )
        where T : class =>
        batches
            .Load<Guid, IReadOnlyList<T>>(
                name,
                parent,
                async (ids, cancellationToken) =>
                    (await rows(ids).AsNoTracking().ToListAsync(cancellationToken))
                        .ToLookup(parentOf)
                        .ToDictionary(g => g.Key, IReadOnlyList<T> (g) => [.. g])
            )
            .Then(all => all ?? []);
}
