using System.Linq.Expressions;

namespace CouncilPlatform.BackOffice;

internal static class Upserts
{
    /// <summary>The partnership's row, locked; a new one where there is none.</summary>
    public static async Task<T> LockOrAddAsync<T>(
        this Change<BackOfficeDb> change,
        Expression<Func<T, bool>> which,
        int? version,
        Func<T> create
    )
        where T : class, IVersioned, IInPartnership
    {
        await change.BeginAsync();
        var id = await change.Of<T>().Where(which).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(change.Cancellation);
        return id is { } key ? await change.LockAsync<T>(key, version) : change.Add(create());
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
}
