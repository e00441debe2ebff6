using GraphQL.DataLoader;

namespace CouncilPlatform.Sdk;

/// <summary>What to do with the result of a batch once it has arrived.</summary>
public static class BatchResults
{
    public static IDataLoaderResult<TResult> Then<T, TResult>(this IDataLoaderResult<T> first, Func<T, TResult> then) =>
        new Mapped<T, TResult>(first, then);

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

    /// <summary>Waits only if the first has not arrived: a page of rows has hundreds of these.</summary>
    private sealed class Mapped<T, TResult>(IDataLoaderResult<T> first, Func<T, TResult> then) : IArrivingResult<TResult>
    {
        public bool HasArrived => first is IArrivingResult<T> { HasArrived: true };

        public TResult Arrived => then(((IArrivingResult<T>)first).Arrived);

        object? IArrivingResult.Arrived => Arrived;

        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) =>
            HasArrived ? Arrived : then(await first.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
            HasArrived ? Arrived : then(await first.GetResultAsync(cancellationToken));
    }

    private sealed class Chained<T, TResult>(IDataLoaderResult<T> first, Func<T, CancellationToken, Task<TResult>> then)
        : IDataLoaderResult<TResult>
    {
        public async Task<TResult> GetResultAsync(CancellationToken cancellationToken = default) =>
            await then(await first.GetResultAsync(cancellationToken), cancellationToken);

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
            await GetResultAsync(cancellationToken);
    }
}
