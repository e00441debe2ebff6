using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>A page of a list, as Relay's cursor connections specification has it.</summary>
public sealed class Connection<T>
{
    internal Connection(IReadOnlyList<Edge<T>> edges, PageInfo pageInfo, int totalCount)
    {
        Edges = edges;
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    /// <summary>How many there are in all, whatever the page.</summary>
    public int TotalCount { get; }

    public IReadOnlyList<T> Nodes => [.. Edges.Select(e => e.Node)];

    public IReadOnlyList<Edge<T>> Edges { get; }

    public PageInfo PageInfo { get; }
}

/// <summary>A row of a page, and where it stands.</summary>
public sealed record Edge<T>(string Cursor, T Node);

/// <summary>Where a page stands in its list.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Pages of a query, by key and not by offset, so that a cursor stays true while rows come and go.</summary>
public static class ConnectionQueries
{
    /// <summary>Reads one page, in the order of <paramref name="key"/> and then of the row's own key.</summary>
    /// <param name="rows">All rows the caller may see, unordered.</param>
    /// <param name="paging">Which page.</param>
    /// <param name="key">What to sort by: a column that is never null.</param>
    /// <param name="descending">From the greatest down.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RuleException">A cursor that is none of this list's (INVALID).</exception>
    public static async Task<Connection<T>> PageAsync<T, TKey>(
        this IQueryable<T> rows, Paging paging, Expression<Func<T, TKey>> key, bool descending, CancellationToken cancellationToken)
        where T : class, IKeyed
    {
        var totalCount = paging.WantsTotal ? await rows.CountAsync(cancellationToken) : 0;
        var window = rows;
        if (paging.After is not null)
        {
            window = window.Where(Beyond(key, Read<TKey>(paging.After, "after"), greater: !descending));
        }

        if (paging.Before is not null)
        {
            window = window.Where(Beyond(key, Read<TKey>(paging.Before, "before"), greater: descending));
        }

        var ordered = descending == paging.Backwards
            ? window.OrderBy(key).ThenBy(r => r.Id)
            : window.OrderByDescending(key).ThenByDescending(r => r.Id);
        var read = await paging.Nodes.Columns(ordered.Take(paging.Size + 1), ((MemberExpression)key.Body).Member.Name).ToListAsync(cancellationToken);
        var more = read.Count > paging.Size;
        if (more)
        {
            read.RemoveAt(paging.Size);
        }

        if (paging.Backwards)
        {
            read.Reverse();
        }

        var sortedBy = key.Compile();
        var edges = read.ConvertAll(r => new Edge<T>(Write(sortedBy(r), r.Id), r));
        return new(
            edges,
            new PageInfo(
                HasNextPage: paging.Backwards ? paging.Before is not null : more,
                HasPreviousPage: paging.Backwards ? more : paging.After is not null,
                edges.FirstOrDefault()?.Cursor,
                edges.LastOrDefault()?.Cursor),
            totalCount);
    }

    private static Expression<Func<T, bool>> Beyond<T, TKey>(Expression<Func<T, TKey>> key, (TKey Key, Guid Id) cursor, bool greater)
        where T : IKeyed
    {
        var row = key.Parameters[0];
        var held = Expression.Constant(new Position<TKey>(cursor.Key, cursor.Id));
        var position = Expression.Property(held, nameof(Position<>.Key));
        var id = Expression.Property(row, nameof(IKeyed.Id));
        var beyond = Expression.OrElse(
            Compare(key.Body, position, greater),
            Expression.AndAlso(
                Expression.Equal(key.Body, position),
                Compare(id, Expression.Property(held, nameof(Position<>.Id)), greater)));
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

    private static string Write<TKey>(TKey key, Guid id) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Position<TKey>(key, id))));

    private static (TKey Key, Guid Id) Read<TKey>(string cursor, string argument)
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

        throw new RuleException(RuleCodes.Invalid, $"\"{cursor}\" is no cursor of this list. Send a cursor that the list gave you.", argument);
    }

    private sealed record Position<TKey>(TKey Key, Guid Id);
}
