using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Sdk;

/// <summary>Rows by the value of a column that the caller chooses.</summary>
internal static class Rows
{
    /// <summary>The rows whose column has one of the keys. One key alone is compared: its statement is the same each time.</summary>
    public static IQueryable<T> Among<T>(this IQueryable<T> rows, Expression<Func<T, Guid>> column, IReadOnlyCollection<Guid> keys)
    {
        var only = keys.Count == 1 ? keys.First() : default;
        Expression<Func<Guid, bool>> among = keys.Count == 1 ? key => key == only : key => keys.Contains(key);
        return rows.Where(column, among);
    }

    /// <summary>The rows whose column meets a condition.</summary>
    public static IQueryable<T> Where<T, TColumn>(
        this IQueryable<T> rows,
        Expression<Func<T, TColumn>> column,
        Expression<Func<TColumn, bool>> condition
    ) =>
        rows.Where(
            Expression.Lambda<Func<T, bool>>(
                ReplacingExpressionVisitor.Replace(condition.Parameters[0], column.Body, condition.Body),
                column.Parameters
            )
        );
}
