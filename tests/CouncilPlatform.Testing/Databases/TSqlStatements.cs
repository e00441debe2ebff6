using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CouncilPlatform.Testing.Databases;

/// <summary>What a command would be answered with.</summary>
internal static class TSqlStatements
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(bool OfTable, IReadOnlyList<string> Columns)>> Known = new(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Fails where the command does not parse. The columns of each result set that the command would answer with; of a table, or of the
    /// count of rows written.
    /// </summary>
    public static IReadOnlyList<(bool OfTable, IReadOnlyList<string> Columns)> Parse(string sql) => Known.GetOrAdd(sql, Find);

    private static IReadOnlyList<(bool OfTable, IReadOnlyList<string> Columns)> Find(string sql)
    {
        var results = new List<(bool, IReadOnlyList<string>)>();
        foreach (var statement in TSql.Parse(sql).Batches.SelectMany(b => b.Statements))
        {
            if (statement is SelectStatement { QueryExpression: var query })
            {
                var first = First(query);
                results.Add((first.FromClause is not null || Exists(first), [.. first.SelectElements.Select(NameOf)]));
            }
            else if (statement is DataModificationStatement { } write && Specification(write)?.OutputClause is { } output)
            {
                results.Add((false, [.. output.SelectColumns.Select(NameOf)]));
            }
        }

        return results;
    }

    private static QuerySpecification First(QueryExpression query) =>
        query switch
        {
            QuerySpecification specification => specification,
            BinaryQueryExpression both => First(both.FirstQueryExpression),
            QueryParenthesisExpression inner => First(inner.QueryExpression),
            _ => throw new InvalidOperationException($"A query of the kind {query.GetType().Name} was not expected."),
        };

    // SELECT CASE WHEN EXISTS (SELECT ... FROM ...) has its table inside.
    private static bool Exists(QuerySpecification query) =>
        query.SelectElements is [SelectScalarExpression { Expression: SearchedCaseExpression }];

    private static DataModificationSpecification? Specification(DataModificationStatement write) =>
        write switch
        {
            InsertStatement insert => insert.InsertSpecification,
            UpdateStatement update => update.UpdateSpecification,
            DeleteStatement delete => delete.DeleteSpecification,
            MergeStatement merge => merge.MergeSpecification,
            _ => null,
        };

    private static string NameOf(SelectElement element) =>
        element is not SelectScalarExpression column
            ? ""
            : column.ColumnName?.Value
                ?? (column.Expression as ColumnReferenceExpression)?.MultiPartIdentifier?.Identifiers[^1].Value
                ?? "";
}
