using GraphQL.DataLoader;

namespace CouncilPlatform.Sdk;

/// <summary>What to do with the result of a batch once it has arrived.</summary>
public static class BatchResults
{
    public static IDataLoaderResult<TResult> Then<T, TResult>(this IDataLoaderResult<T> first, Func<T, TResult> then) =>
        new Chained<T, TResult>(first, (value, _) => Task.FromResult(then(value)));

    /// <summary><paramref name="then"/> may await other batches. Request those first, so that they are gathered too.</summary>
    public static IDataLoaderResult<TResult> Then<T, TResult>(
        this IDataLoaderResult<T> first,
        Func<T, CancellationToken, Task<TResult>> then
    ) => new Chained<T, TResult>(first, then);

    /// <summary>
    /// The values of the rows of each key, in the order of the rows, as a batch of lists answers. A key without rows has no entry.
    /// </summary>
    public static IReadOnlyDictionary<TKey, IReadOnlyList<TValue>> ListsBy<T, TKey, TValue>(
        this IEnumerable<T> rows,
        Func<T, TKey> key,
        Func<T, TValue> value
    )
        where TKey : notnull => rows.ToLookup(key, value).ToDictionary(g => g.Key, IReadOnlyList<TValue> (g) => [.. g]);

    private sealed class Chained<T, TResult>(IDataLoaderResult<T> first, Func<T, CancellationToken, Task<TResult>> then)
        : IDataLoaderResult<TResult>
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) =>
            await then(await first.GetResultAsync(cancellationToken), cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
            await GetResultAsync(cancellationToken);
    }
}
