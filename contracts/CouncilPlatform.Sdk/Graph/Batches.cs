using GraphQL.DataLoader;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Gathers the keys that sibling fields ask for and fetches them at once, so that the number of SQL statements does not grow with the
/// number of rows. One for each request; what was fetched is remembered for the request.
/// </summary>
public sealed class Batches
{
    private readonly Dictionary<(object Name, Type Key, Type Value), object> _loaders = [];

    /// <param name="name">Names the fetch within the request: module, type and field, as in <c>grants.fund.accountableBody</c>.</param>
    /// <param name="key">What this field needs.</param>
    /// <param name="fetch">Fetches many; a key without an entry in the answer gives null.</param>
    public IDataLoaderResult<TValue?> Load<TKey, TValue>(
        string name,
        TKey key,
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
    )
        where TKey : notnull => Load((object)name, key, fetch);

    internal IDataLoaderResult<TValue?> Load<TKey, TValue>(
        object name,
        TKey key,
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
    )
        where TKey : notnull
    {
        if (!_loaders.TryGetValue((name, typeof(TKey), typeof(TValue)), out var loader))
        {
            _loaders.Add((name, typeof(TKey), typeof(TValue)), loader = new Loader<TKey, TValue>());
        }

        return ((Loader<TKey, TValue>)loader).Ask(key, fetch);
    }

    private sealed class Loader<TKey, TValue>
        where TKey : notnull
    {
        private readonly Dictionary<TKey, Batch> _batches = [];
        private Batch? _open;

        public Result Ask(TKey key, Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
        {
            if (!_batches.TryGetValue(key, out var batch))
            {
                batch = _open is { Sent: false } ? _open : _open = new Batch(fetch);
                batch.Keys.Add(key);
                _batches.Add(key, batch);
            }

            return new Result(batch, key);
        }

        internal sealed class Batch(Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
        {
            private Task<IReadOnlyDictionary<TKey, TValue>>? _answer;

            public HashSet<TKey> Keys { get; } = [];

            public bool Sent => _answer is not null;

            public Task<IReadOnlyDictionary<TKey, TValue>> SendAsync(CancellationToken cancellationToken) =>
                _answer ??= fetch(Keys, cancellationToken);
        }

        internal sealed class Result(Batch batch, TKey key) : IDataLoaderResult<TValue?>
        {
            public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
                (await batch.SendAsync(cancellationToken)).TryGetValue(key, out var value) ? value : default;

            async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
                await GetResultAsync(cancellationToken);
        }
    }
}
