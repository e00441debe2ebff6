using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.Json;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Sdk;

/// <summary>One page of a list.</summary>
public sealed class Connection<T>
    where T : notnull
{
    private readonly Func<int, string> _cursorOf;
    private readonly bool _hasNext;
    private readonly bool _hasPrevious;
    private IReadOnlyList<Edge<T>>? _edges;

    // To write a cursor takes as long as to read a row, and most queries request none.
    internal Connection(IReadOnlyList<T> nodes, Func<int, string> cursorOf, bool hasNext, bool hasPrevious, int totalCount)
    {
        (Nodes, _cursorOf, _hasNext, _hasPrevious, TotalCount) = (nodes, cursorOf, hasNext, hasPrevious, totalCount);
    }

    /// <summary>How many there are on all pages together.</summary>
    public int TotalCount { get; }

    /// <summary>The objects on this page.</summary>
    public IReadOnlyList<T> Nodes { get; }

    /// <summary>The objects on this page, each with its cursor.</summary>
    public IReadOnlyList<Edge<T>> Edges => _edges ??= [.. Nodes.Select((node, index) => new Edge<T>(_cursorOf(index), node))];

    /// <summary>Whether there are more pages, and where this one begins and ends.</summary>
    public PageInfo PageInfo =>
        new(_hasNext, _hasPrevious, Nodes.Count == 0 ? null : _cursorOf(0), Nodes.Count == 0 ? null : _cursorOf(Nodes.Count - 1));
}

/// <summary>An object on a page, with its cursor.</summary>
/// <param name="Cursor">Where the object is in the list. Pass it to after or before to read the next or previous page.</param>
/// <param name="Node">The object.</param>
public sealed record Edge<T>(string Cursor, T Node)
    where T : notnull;

/// <summary>Whether there are more pages, and where this one begins and ends.</summary>
/// <param name="HasNextPage">Whether there are more objects after this page.</param>
/// <param name="HasPreviousPage">Whether there are more objects before this page.</param>
/// <param name="StartCursor">The cursor of the first object on this page. Null if the page is empty.</param>
/// <param name="EndCursor">The cursor of the last object on this page. Null if the page is empty.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Reads pages of a query by key, not by offset, so that a cursor stays valid while rows are added and removed.</summary>
public static class ConnectionQueries
{
    /// <summary>Reads one page, in the order of <paramref name="key"/> and then of the row's own key.</summary>
    /// <param name="rows">All rows the caller may see, unordered.</param>
    /// <param name="paging">Which page.</param>
    /// <param name="key">What to sort by: a column, or an expression of columns that the database computes. Never null.</param>
    /// <param name="descending">Whether to start with the highest value.</param>
    /// <param name="cancellationToken">Cancels the read. If it is left out, the end of the request does.</param>
    /// <exception cref="RuleException">INVALID: the cursor is not one of this list.</exception>
    public static async Task<Connection<T>> PageAsync<T, TKey>(
        this IQueryable<T> rows,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending = false,
        CancellationToken cancellationToken = default
    )
        where T : class, IKeyed
    {
        cancellationToken = cancellationToken.CanBeCanceled ? cancellationToken : paging.Cancellation;
        var page = Order(Window(rows, paging, key, descending), paging, key, descending).Take(paging.Size + 1);
        var read = await WithKey(page, paging, key, rows).ToListAsync(cancellationToken);
        return Connect(read, await TotalAsync(read, rows, paging, cancellationToken), paging);
    }

    /// <summary>
    /// Reads one page for each of many parents, for all sibling fields together: one statement for the rows, one for the totals.
    /// </summary>
    /// <param name="batches">Gathers the parents.</param>
    /// <param name="parent">The key of the parent whose page is requested.</param>
    /// <param name="state">Everything else that the rows depend on: the database, the partnership, the field's arguments.</param>
    /// <param name="rows">All rows the caller may see, of every parent, unordered. Use a static lambda, so that it can depend only on the
    /// state.</param>
    /// <param name="parentOf">The column that names a row's parent.</param>
    /// <param name="paging">Which page, of each parent.</param>
    /// <param name="key">What to sort by: a column, or an expression of columns that the database computes. Never null.</param>
    /// <param name="descending">Whether to start with the highest value.</param>
    /// <exception cref="RuleException">INVALID: the cursor is not one of this list.</exception>
    public static IDataLoaderResult<Connection<T>> Page<T, TState, TKey>(
        this Batches batches,
        Guid parent,
        TState state,
        Func<TState, IQueryable<T>> rows,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending = false
    )
        where T : class, IKeyed =>
        PageOf(batches, (Batches.Static(rows), (object?)state, paging.Path), parent, rows(state), parentOf, paging, key, descending);

    /// <summary>
    /// Reads one page of the rows of each of many parents, such as the payments of allocations. The parent confines them to its
    /// partnership.
    /// </summary>
    /// <param name="batches">Gathers the parents.</param>
    /// <param name="db">The module's tables.</param>
    /// <param name="parent">The key of the parent whose page is requested.</param>
    /// <param name="parentOf">The column that names a row's parent.</param>
    /// <param name="paging">Which page, of each parent.</param>
    /// <param name="key">What to sort by: a column, or an expression of columns that the database computes. Never null.</param>
    /// <param name="descending">Whether to start with the highest value.</param>
    /// <exception cref="RuleException">INVALID: the cursor is not one of this list.</exception>
    public static IDataLoaderResult<Connection<T>> Page<T, TKey>(
        this Batches batches,
        ModuleDb db,
        Guid parent,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending = false
    )
        where T : class, IKeyed => PageOf(batches, (typeof(T), paging.Path), parent, db.Set<T>(), parentOf, paging, key, descending);

    // The name includes the field in the document: if the same list is requested twice, by aliases, its arguments may differ.
    private static IDataLoaderResult<Connection<T>> PageOf<T, TKey>(
        Batches batches,
        object name,
        Guid parent,
        IQueryable<T> rows,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending
    )
        where T : class, IKeyed =>
        batches
            .Load<Guid, Connection<T>>(
                name,
                parent,
                async (parents, cancellationToken) =>
                    parents.Count == 1
                        ? await OnlyPageAsync(parents.First(), rows, parentOf, paging, key, descending, cancellationToken)
                        : await PagesAsync(parents, rows, parentOf, paging, key, descending, cancellationToken)
            )
            .Then(connection => connection!);

    // Without the window function, which numbers every row of the parent.
    private static async Task<IReadOnlyDictionary<Guid, Connection<T>>> OnlyPageAsync<T, TKey>(
        Guid parent,
        IQueryable<T> rows,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending,
        CancellationToken cancellationToken
    )
        where T : class, IKeyed =>
        new Dictionary<Guid, Connection<T>>
        {
            [parent] = await rows.Among(parentOf, [parent]).PageAsync(paging, key, descending, cancellationToken),
        };

    private static async Task<IReadOnlyDictionary<Guid, Connection<T>>> PagesAsync<T, TKey>(
        IReadOnlyCollection<Guid> parents,
        IQueryable<T> rows,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending,
        CancellationToken cancellationToken
    )
        where T : class, IKeyed
    {
        var ofParents = rows.Among(parentOf, parents);
        var totals = paging.WantsTotal
            ? await ofParents
                .GroupBy(parentOf)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)
            : [];
        var page = PagesOf(ofParents, parentOf, paging, key, descending);
        var read = await WithKey(page, paging, key, all: null, NameOf(parentOf)).ToListAsync(cancellationToken);
        var byParent = read.ToLookup(r => Value<Guid>(parentOf.Body, r.Row));
        return parents.ToDictionary(p => p, p => Connect([.. byParent[p]], totals.GetValueOrDefault(p), paging));
    }

    private static IQueryable<T> PagesOf<T, TKey>(
        IQueryable<T> ofParents,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending
    )
        where T : class, IKeyed
    {
        var window = Window(ofParents, paging, key, descending);
        // One page of one parent, as a part of the statement. Every provider turns it into a window function, so it must read no other rows
        // than those of the parents.
        var one = Expression.Parameter(typeof(Guid));
        var page = Order(
            window.Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(parentOf.Body, one), parentOf.Parameters)),
            paging,
            key,
            descending
        );
        var pages = ofParents
            .Select(parentOf)
            .Distinct()
            .SelectMany(Expression.Lambda<Func<Guid, IEnumerable<T>>>(page.Take(paging.Size + 1).Expression, one));
        return Order(pages, paging, key, descending);
    }

    /// <summary>One page of a list that is already in memory, sorted by <paramref name="key"/>, which is unique.</summary>
    /// <exception cref="RuleException">INVALID: the cursor is not one of this list.</exception>
    public static Connection<T> Page<T>(this IEnumerable<T> rows, Paging paging, Expression<Func<T, string>> key)
        where T : class, IKeyed
    {
        var all = rows.OrderBy(r => Value<string>(key.Body, r), StringComparer.Ordinal).ToList();
        var after = paging.After is null ? null : ReadCursor<string>(paging.After, "after").Key;
        var before = paging.Before is null ? null : ReadCursor<string>(paging.Before, "before").Key;
        var window = all.Where(r => after is null || string.CompareOrdinal(Value<string>(key.Body, r), after) > 0)
            .Where(r => before is null || string.CompareOrdinal(Value<string>(key.Body, r), before) < 0);
        var read = (paging.Backwards ? window.Reverse() : window)
            .Take(paging.Size + 1)
            .Select(r => new KeyedRow<T, string> { Row = r, Key = Value<string>(key.Body, r) })
            .ToList();
        return Connect(read, all.Count, paging);
    }

    private static IQueryable<T> Window<T, TKey>(IQueryable<T> rows, Paging paging, Expression<Func<T, TKey>> key, bool descending)
        where T : class, IKeyed
    {
        if (paging.After is not null)
        {
            rows = rows.Where(Beyond(key, ReadCursor<TKey>(paging.After, "after"), greater: !descending));
        }

        if (paging.Before is not null)
        {
            rows = rows.Where(Beyond(key, ReadCursor<TKey>(paging.Before, "before"), greater: descending));
        }

        return rows;
    }

    private static IQueryable<T> Order<T, TKey>(IQueryable<T> rows, Paging paging, Expression<Func<T, TKey>> key, bool descending)
        where T : class, IKeyed =>
        descending == paging.Backwards ? rows.OrderBy(key).ThenBy(r => r.Id) : rows.OrderByDescending(key).ThenByDescending(r => r.Id);

    // The key is read beside the row: the query may not request a field that shows it, and it may not be a column of the row. So is the
    // number of all rows, which then needs no statement of its own.
    private static IQueryable<KeyedRow<T, TKey>> WithKey<T, TKey>(
        IQueryable<T> rows,
        Paging paging,
        Expression<Func<T, TKey>> key,
        IQueryable<T>? all,
        params string[] also
    )
        where T : class, IKeyed
    {
        var row = paging.Nodes.Row<T>(also);
        List<MemberBinding> bindings =
        [
            Expression.Bind(KeyedRow<T, TKey>.RowProperty, row.Body),
            Expression.Bind(
                KeyedRow<T, TKey>.KeyProperty,
                ReplacingExpressionVisitor.Replace(key.Parameters[0], row.Parameters[0], key.Body)
            ),
        ];
        if (paging.WantsTotal && all is not null)
        {
            bindings.Add(Expression.Bind(KeyedRow<T, TKey>.TotalProperty, Expression.Call(KeyedRow<T, TKey>.CountMethod, all.Expression)));
        }

        var keyedRow = Expression.MemberInit(Expression.New(typeof(KeyedRow<T, TKey>)), bindings);
        return rows.Select(Expression.Lambda<Func<T, KeyedRow<T, TKey>>>(keyedRow, row.Parameters));
    }

    // Beyond the end of the list there is no row that could say how many there are.
    private static async Task<int> TotalAsync<T, TKey>(
        List<KeyedRow<T, TKey>> read,
        IQueryable<T> all,
        Paging paging,
        CancellationToken cancellationToken
    ) =>
        !paging.WantsTotal ? 0
        : read.Count > 0 ? read[0].Total
        : paging.After is null && paging.Before is null ? 0
        : await all.CountAsync(cancellationToken);

    private static Connection<T> Connect<T, TKey>(List<KeyedRow<T, TKey>> read, int totalCount, Paging paging)
        where T : class, IKeyed
    {
        var more = read.Count > paging.Size;
        if (more)
        {
            read.RemoveAt(paging.Size);
        }

        if (paging.Backwards)
        {
            read.Reverse();
        }

        return new(
            read.ConvertAll(r => r.Row),
            index => WriteCursor(read[index].Key, read[index].Row.Id),
            hasNext: paging.Backwards ? paging.Before is not null : more,
            hasPrevious: paging.Backwards ? more : paging.After is not null,
            totalCount
        );
    }

    // Read by reflection: compiling an expression takes longer than a page of rows does.
    private static TColumn Value<TColumn>(Expression column, object row) =>
        (TColumn)((PropertyInfo)((MemberExpression)column).Member).GetValue(row)!;

    private static string NameOf<T, TColumn>(Expression<Func<T, TColumn>> column) => ((MemberExpression)column.Body).Member.Name;

    private static Expression<Func<T, bool>> Beyond<T, TKey>(Expression<Func<T, TKey>> key, (TKey Key, Guid Id) cursor, bool greater)
        where T : IKeyed
    {
        var row = key.Parameters[0];
        var constant = Expression.Constant(new Position<TKey>(cursor.Key, cursor.Id));
        var position = Expression.Property(constant, nameof(Position<>.Key));
        var id = Expression.Property(row, nameof(IKeyed.Id));
        var beyond = Expression.OrElse(
            Compare(key.Body, position, greater),
            Expression.AndAlso(
                Expression.Equal(key.Body, position),
                Compare(id, Expression.Property(constant, nameof(Position<>.Id)), greater)
            )
        );
        return Expression.Lambda<Func<T, bool>>(beyond, row);
    }

    private static BinaryExpression Compare(Expression left, Expression right, bool greater)
    {
        if (left.Type == typeof(string))
        {
            left = Expression.Call(typeof(string), nameof(string.Compare), typeArguments: null, left, right);
            right = Expression.Constant(0);
        }

        return greater ? Expression.GreaterThan(left, right) : Expression.LessThan(left, right);
    }

    private static string WriteCursor<TKey>(TKey key, Guid id) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Position<TKey>(key, id))));

    private static (TKey Key, Guid Id) ReadCursor<TKey>(string cursor, string argument)
    {
        try
        {
            var position = JsonSerializer.Deserialize<Position<TKey>>(Convert.FromBase64String(cursor));
            if (position is not null)
            {
                return (position.Key, position.Id);
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Falls through to the clear error.
        }

        throw new RuleException(
            RuleCodes.Invalid,
            $"\"{cursor}\" is not a cursor of this list. Send a cursor that the list returned.",
            argument
        );
    }

    private sealed record Position<TKey>(TKey Key, Guid Id);

    private sealed class KeyedRow<T, TKey>
    {
        public static readonly PropertyInfo RowProperty = typeof(KeyedRow<T, TKey>).GetProperty(nameof(Row))!;

        public static readonly PropertyInfo KeyProperty = typeof(KeyedRow<T, TKey>).GetProperty(nameof(Key))!;

        public static readonly PropertyInfo TotalProperty = typeof(KeyedRow<T, TKey>).GetProperty(nameof(Total))!;

        public static readonly MethodInfo CountMethod = new Func<IQueryable<T>, int>(Queryable.Count).Method;

        public required T Row { get; init; }

        public required TKey Key { get; init; }

        /// <summary>How many rows there are on all pages together, if that is asked with the page.</summary>
        public int Total { get; init; }
    }
}
