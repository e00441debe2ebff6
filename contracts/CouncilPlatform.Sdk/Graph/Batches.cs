using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>
/// Gathers the keys that sibling fields request and fetches them together, so that the number of SQL statements does not grow with the
/// number of rows. There is one for each request; it remembers what was fetched.
/// </summary>
public sealed class Batches
{
    private readonly Dictionary<(object Name, Type Key, Type Value), object> _loaders = [];

    // The loader that each lambda used last: the rows of a page ask it one after another.
    private readonly Dictionary<Delegate, object> _last = new(ReferenceEqualityComparer.Instance);

    /// <summary>Fetches one value for each of many siblings.</summary>
    /// <param name="key">What this field needs.</param>
    /// <param name="state">Everything else that the fetch depends on: the database, the partnership, the field's arguments.</param>
    /// <param name="fetch">
    /// Fetches many values. A key without an entry in the result gives null. Use a static lambda, so that it can depend only on its
    /// parameters:
    /// calls with the same lambda and an equal state share one fetch.
    /// </param>
    public IDataLoaderResult<TValue?> Load<TKey, TState, TValue>(
        TKey key,
        TState state,
        Func<IReadOnlyCollection<TKey>, TState, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
    )
        where TKey : notnull =>
        _last.TryGetValue(fetch, out var used)
        && used is Used<TKey, TState, TValue> last
        && EqualityComparer<TState>.Default.Equals(last.State, state)
            ? last.Loader.Ask(key)
            : Use(state, fetch).Ask(key);

    /// <summary>
    /// The rows of one parent, in order, such as the clauses of an agreement. The parent confines them to its partnership.
    /// </summary>
    /// <param name="db">The module's tables.</param>
    /// <param name="parent">The parent's key.</param>
    /// <param name="parentOf">The column that names a row's parent.</param>
    /// <param name="order">The column that the rows are sorted by. Rows with the same value are sorted by their keys.</param>
    /// <param name="file">The compiler fills it in.</param>
    /// <param name="line">The compiler fills it in.</param>
    public IDataLoaderResult<IReadOnlyList<T>> Parts<T, TOrder>(
        ModuleDb db,
        Guid parent,
        Expression<Func<T, Guid>> parentOf,
        Expression<Func<T, TOrder>> order,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
        where T : class, IKeyed =>
        Load<Guid, IReadOnlyList<T>>(
                (file, line),
                parent,
                async (parents, cancellationToken) =>
                {
                    var rows = await db.Set<T>()
                        .AsNoTracking()
                        .Among(parentOf, parents)
                        .OrderBy(order)
                        .ThenBy(e => e.Id)
                        .ToListAsync(cancellationToken);
                    return rows.ListsBy(parentOf.Compile(preferInterpretation: true), row => row);
                }
            )
            .Then(all => all ?? []);

    /// <summary>The values of the rows of one parent, in the order of the rows. An empty list for a parent without rows.</summary>
    /// <param name="parent">The parent's key.</param>
    /// <param name="state">Everything else that the rows depend on: the database, the partnership, the field's arguments.</param>
    /// <param name="rows">The rows of many parents, in order. They are read, not tracked. Use static lambdas, as for
    /// <see cref="Load{TKey, TState, TValue}"/>.</param>
    /// <param name="parentOf">A row's parent.</param>
    /// <param name="value">A row's value.</param>
    public IDataLoaderResult<IReadOnlyList<TValue>> Values<TKey, TState, TRow, TValue>(
        TKey parent,
        TState state,
        Func<IReadOnlyCollection<TKey>, TState, IQueryable<TRow>> rows,
        Func<TRow, TKey> parentOf,
        Func<TRow, TValue> value
    )
        where TKey : notnull
        where TRow : class =>
        Load<TKey, IReadOnlyList<TValue>>(
                (Static(rows), Static(parentOf), Static(value), (object?)state),
                parent,
                async (parents, cancellationToken) =>
                    (await rows(parents, state).AsNoTracking().ToListAsync(cancellationToken)).ListsBy(parentOf, value)
            )
            .Then(values => values ?? []);

    /// <summary>The rows of one parent, in order. An empty list for a parent without rows.</summary>
    /// <inheritdoc cref="Values{TKey, TState, TRow, TValue}"/>
    public IDataLoaderResult<IReadOnlyList<TRow>> Values<TKey, TState, TRow>(
        TKey parent,
        TState state,
        Func<IReadOnlyCollection<TKey>, TState, IQueryable<TRow>> rows,
        Func<TRow, TKey> parentOf
    )
        where TKey : notnull
        where TRow : class => Values(parent, state, rows, parentOf, static row => row);

    /// <summary>One row by its key. Null if there is no key, or no row has it.</summary>
    public IDataLoaderResult<T?> Row<T>(ModuleDb db, Guid? key)
        where T : class, IKeyed =>
        Load<Guid, T>(
            typeof(T),
            key ?? Guid.Empty,
            async (keys, cancellationToken) =>
                await db.Set<T>().AsNoTracking().Among(e => e.Id, keys).ToDictionaryAsync(e => e.Id, cancellationToken)
        );

    /// <summary>
    /// How <see cref="Load{TKey, TState, TValue}"/> shares calls: by the lambda itself, which must not depend on anything around it.
    /// </summary>
    internal static Delegate Static(Delegate fetch) =>
        fetch.Target is null
        || fetch.Target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length == 0
            ? fetch
            : throw new InvalidOperationException(
                $"The batch of {fetch.Method.DeclaringType} depends on variables around it. Use a static lambda and pass them as state."
            );

    internal IDataLoaderResult<TValue?> Load<TKey, TValue>(
        object name,
        TKey key,
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
    )
        where TKey : notnull => LoaderOf(name, fetch).Ask(key);

    private Loader<TKey, TValue> Use<TKey, TState, TValue>(
        TState state,
        Func<IReadOnlyCollection<TKey>, TState, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
    )
        where TKey : notnull
    {
        var loader = LoaderOf<TKey, TValue>(
            (Static(fetch), (object?)state),
            (keys, cancellationToken) => fetch(keys, state, cancellationToken)
        );
        _last[fetch] = new Used<TKey, TState, TValue>(state, loader);
        return loader;
    }

    private Loader<TKey, TValue> LoaderOf<TKey, TValue>(
        object name,
        Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch
    )
        where TKey : notnull
    {
        if (!_loaders.TryGetValue((name, typeof(TKey), typeof(TValue)), out var loader))
        {
            _loaders.Add((name, typeof(TKey), typeof(TValue)), loader = new Loader<TKey, TValue>());
        }

        var typed = (Loader<TKey, TValue>)loader;
        typed.Fetch = fetch;
        return typed;
    }

    private sealed class Used<TKey, TState, TValue>(TState state, Loader<TKey, TValue> loader)
        where TKey : notnull
    {
        public TState State => state;

        public Loader<TKey, TValue> Loader => loader;
    }

    private sealed class Loader<TKey, TValue>
        where TKey : notnull
    {
        private readonly Dictionary<TKey, Result> _results = [];
        private Batch? _open;

        /// <summary>How the next batch is fetched.</summary>
        public Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>>? Fetch { get; set; }

        public Result Ask(TKey key)
        {
            if (!_results.TryGetValue(key, out var result))
            {
                var batch = _open is { Sent: false } ? _open : _open = new Batch(Fetch!);
                batch.Keys.Add(key);
                _results.Add(key, result = new(batch, key));
            }

            return result;
        }

        internal sealed class Batch(Func<IReadOnlyCollection<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
        {
            public HashSet<TKey> Keys { get; } = [];

            public Task<IReadOnlyDictionary<TKey, TValue>>? Answer { get; private set; }

            public bool Sent => Answer is not null;

            public Task<IReadOnlyDictionary<TKey, TValue>> SendAsync(CancellationToken cancellationToken) =>
                Answer ??= fetch(Keys, cancellationToken);
        }

        internal sealed class Result(Batch batch, TKey key) : IArrivingResult<TValue?>
        {
            public bool HasArrived => batch.Answer is { IsCompletedSuccessfully: true };

            public TValue? Arrived => ValueIn(batch.Answer!.Result);

            object? IArrivingResult.Arrived => Arrived;

            public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) =>
                ValueIn(await batch.SendAsync(cancellationToken));

            async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) =>
                ValueIn(await batch.SendAsync(cancellationToken));

            private TValue? ValueIn(IReadOnlyDictionary<TKey, TValue> values) => values.TryGetValue(key, out var value) ? value : default;
        }
    }
}
