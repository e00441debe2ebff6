namespace CouncilPlatform.LocalityPlans;

internal static class PlanBatches
{
    /// <summary>The values of each of many parents, in the order of the rows; an empty list for a parent without rows.</summary>
    public static IDataLoaderResult<IReadOnlyList<TValue>> Values<TKey, TState, TRow, TValue>(
        this Batches batches,
        TKey key,
        TState state,
        Func<IReadOnlyCollection<TKey>, TState, IQueryable<TRow>> rows,
        Func<TRow, TKey> parentOf,
        Func<TRow, TValue> value
    )
        where TKey : notnull
        where TRow : class =>
        batches
            .Load(
                key,
                (state, rows, parentOf, value),
                static async (keys, s, ct) => (await s.rows(keys, s.state).AsNoTracking().ToListAsync(ct)).ListsBy(s.parentOf, s.value)
            )
            .Then(values => values ?? []);
}
