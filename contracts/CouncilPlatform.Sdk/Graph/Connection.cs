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
    internal Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int totalCount)
    {
        Edges = edges;
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    /// <summary>How many there are on all pages together.</summary>
    public int TotalCount { get; }

    /// <summary>The objects on this page.</summary>
    public IReadOnlyList<T> Nodes => [.. Edges.Select(e => e.Node)];

    /// <summary>The objects on this page, each with its cursor.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; }

    /// <summary>Whether there are more pages, and where this one begins and ends.</summary>
    public PageInfo PageInfo { get; }
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
        var totalCount = paging.WantsTotal ? await rows.CountAsync(cancellationToken) : 0;
        var page = Order(Window(rows, paging, key, descending), paging, key, descending).Take(paging.Size + 1);
        return Connect(await WithKey(page, paging, key).ToListAsync(cancellationToken), totalCount, paging);
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
                {
                    var row = parentOf.Parameters;
                    Expression<Func<Guid, bool>> among = id => parents.Contains(id);
                    var ofParents = rows.Where(
                        Expression.Lambda<Func<T, bool>>(
                            ReplacingExpressionVisitor.Replace(among.Parameters[0], parentOf.Body, among.Body),
                            row
                        )
                    );
                    var totals = paging.WantsTotal
                        ? await ofParents
                            .GroupBy(parentOf)
                            .Select(g => new { g.Key, Count = g.Count() })
                            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken)
                        : [];
                    var page = PagesOf(parents, ofParents, parentOf, paging, key, descending);
                    var read = await WithKey(page, paging, key, NameOf(parentOf)).ToListAsync(cancellationToken);
                    var byParent = read.ToLookup(r => Value<Guid>(parentOf.Body, r.Row));
                    return (IReadOnlyDictionary<Guid, Connection<T>>)
                        parents.ToDictionary(p => p, p => Connect([.. byParent[p]], totals.GetValueOrDefault(p), paging));
                }
            )
            .Then(connection => connection!);

    private static IQueryable<T> PagesOf<T, TKey>(
        IReadOnlyCollection<Guid> parents,
        IQueryable<T> ofParents,
        Expression<Func<T, Guid>> parentOf,
        Paging paging,
        Expression<Func<T, TKey>> key,
        bool descending
    )
        where T : class, IKeyed
    {
        var window = Window(ofParents, paging, key, descending);
        if (parents.Count == 1)
        {
            // Without the window function, which numbers every row of the parent.
            return Order(window, paging, key, descending).Take(paging.Size + 1);
        }

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

    // The key is read beside the row: the query may not request a field that shows it, and it may not be a column of the row.
    private static IQueryable<KeyedRow<T, TKey>> WithKey<T, TKey>(
        IQueryable<T> rows,
        Paging paging,
        Expression<Func<T, TKey>> key,
        params string[] also
    )
        where T : class, IKeyed
    {
        var row = paging.Nodes.Row<T>(also);
        var keyedRow = Expression.MemberInit(
            Expression.New(typeof(KeyedRow<T, TKey>)),
            Expression.Bind(typeof(KeyedRow<T, TKey>).GetProperty(nameof(KeyedRow<,>.Row))!, row.Body),
            Expression.Bind(
                typeof(KeyedRow<T, TKey>).GetProperty(nameof(KeyedRow<,>.Key))!,
                ReplacingExpressionVisitor.Replace(key.Parameters[0], row.Parameters[0], key.Body)
            )
        );
        return rows.Select(Expression.Lambda<Func<T, KeyedRow<T, TKey>>>(keyedRow, row.Parameters));
    }

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

        var edges = read.ConvertAll(r => new Edge<T>(WriteCursor(r.Key, r.Row.Id), r.Row));
        return new(
            edges,
            new PageInfo(
                HasNextPage: paging.Backwards ? paging.Before is not null : more,
                HasPreviousPage: paging.Backwards ? more : paging.After is not null,
                edges.FirstOrDefault()?.Cursor,
                edges.LastOrDefault()?.Cursor
            ),
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
        public required T Row { get; init; }

        public required TKey Key { get; init; }
    }
}
