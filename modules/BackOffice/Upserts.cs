using System.Linq.Expressions;

namespace CouncilPlatform.BackOffice;

internal static class Upserts
{
    /// <summary>The partnership's row, locked; a new one where there is none. Either way the caller must act for its owner.</summary>
    /// <param name="path">Where in the input the row is named.</param>
    /// <param name="newPath">Where in the input the owner of a new one is, if it is somewhere else.</param>
    public static async Task<T> LockOrAddAsync<T>(
        this Change<BackOfficeDb> change,
        Expression<Func<T, bool>> which,
        int? version,
        Func<T> create,
        string path,
        string? newPath = null
    )
        where T : class, IVersioned, IInPartnership
    {
        await change.BeginAsync();
        var id = await change
            .Of<T>()
            .Where(await change.AsStoredAsync(which))
            .Select(e => (Guid?)e.Id)
            .SingleOrDefaultAsync(change.Cancellation);
        if (id is { } key)
        {
            return await change.LockAsync<T>(key, version, path: path);
        }

        var row = change.Add(create());
        await (row is IOwned owned ? change.RequireOwnerAsync(owned, InputPath.Of(newPath ?? path)) : Task.CompletedTask);
        return row;
    }

    /// <summary>The row of something that is locked; a new one where there is none.</summary>
    public static async Task<T> FindOrAddAsync<T>(this Change<BackOfficeDb> change, IQueryable<T> row, Func<T> create)
        where T : class => await row.SingleOrDefaultAsync(change.Cancellation) ?? change.Add(create());

    /// <summary>The row that an input names; NOT_FOUND where there is none.</summary>
    public static async Task<T> RequireAsync<T>(
        this Change change,
        IQueryable<T> row,
        string missing,
        object about,
        [CallerArgumentExpression(nameof(about))] string path = ""
    )
        where T : class =>
        await row.SingleOrDefaultAsync(change.Cancellation)
        ?? throw new RuleException(RuleCodes.NotFound, missing, InputPath.OfExpression(path));

    /// <summary>Replaces the rows of something that is locked: known ones are updated, others added, and the rest removed.</summary>
    public static async Task ReplaceAsync<TRow, TKey, TItem>(
        this Change<BackOfficeDb> change,
        IQueryable<TRow> rows,
        Func<TRow, TKey> keyOf,
        IEnumerable<(TKey Key, TItem Item)> items,
        Func<TKey, TRow> create,
        Action<TRow, TItem> update
    )
        where TRow : class
        where TKey : notnull
    {
        var before = await rows.ToDictionaryAsync(keyOf, change.Cancellation);
        foreach (var (key, item) in items)
        {
            update(before.Remove(key, out var row) ? row : change.Add(create(key)), item);
        }

        change.Db.RemoveRange(before.Values);
    }

    /// <summary>Requires, for the rows of a list that are new or changed, that the caller acts for their owners.</summary>
    /// <param name="keys">The keys of the rows, in the order of the list.</param>
    /// <param name="at">Where in the input the owner of a row is, by its position.</param>
    public static async Task RequireOwnersAsync<TRow, TKey>(
        this Change<BackOfficeDb> change,
        Func<TRow, TKey> keyOf,
        IEnumerable<TKey> keys,
        Func<int, InputPath> at
    )
        where TRow : class, IOwned
        where TKey : notnull
    {
        var written = change
            .Db.ChangeTracker.Entries<TRow>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified)
            .ToDictionary(e => keyOf(e.Entity), e => e.Entity);
        foreach (var (index, key) in keys.Index())
        {
            if (written.TryGetValue(key, out var row))
            {
                await change.RequireOwnerAsync(row, at(index));
            }
        }
    }
}
