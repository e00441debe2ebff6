using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CouncilPlatform.Testing.Databases;

/// <summary>SQL Server's language without a server: what EF Core would send is generated, and Microsoft's own parser reads it.</summary>
public static class TSql
{
    // The same statements are sent again and again, and reading one takes longer than sending it.
    private static readonly ConcurrentDictionary<string, bool> Sound = new(StringComparer.Ordinal);

    /// <summary>Fails with every syntax error, its place and its line.</summary>
    public static void AssertParses(string script)
    {
        if (!Sound.ContainsKey(script))
            Parse(script);
    }

    /// <summary>What a script says; fails as <see cref="AssertParses(string)"/> does.</summary>
    internal static TSqlScript Parse(string script)
    {
        using var reader = new StringReader(script);
        var parsed = new TSql170Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        if (errors.Count == 0)
        {
            Sound[script] = true;
            return (TSqlScript)parsed;
        }

        var lines = script.Split('\n');
        Assert.Fail(
            string.Join(
                Environment.NewLine,
                errors.Select(error =>
                    $"line {error.Line}, column {error.Column}: {error.Message}{Environment.NewLine}    "
                    + $"{lines.ElementAtOrDefault(error.Line - 1)?.Trim()}"
                )
            )
        );
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>The columns of text whose collation a script leaves to the database.</summary>
    public static IReadOnlyList<string> ColumnsWithoutCollation(string script)
    {
        var columns = new Columns();
        Parse(script).Accept(columns);
        return columns.WithoutCollation;
    }

    /// <summary>Parses the T-SQL of a query over a context from <see cref="Options{TContext}"/>.</summary>
    public static void AssertParses(IQueryable query) => AssertParses(query.ToQueryString());

    /// <summary>
    /// Parses the script that creates the context's model, the script of all its migrations, and that script's idempotent form.
    /// </summary>
    public static void AssertSchemaParses(DbContext context)
    {
        AssertParses(CreateScript(context));
        AssertParses(MigrationScript(context));
        AssertParses(MigrationScript(context, MigrationsSqlGenerationOptions.Idempotent));
    }

    /// <summary>
    /// Options for SQL Server without one: what the context would send is parsed at once and never leaves. So <c>ExecuteUpdate</c>, saves
    /// and
    /// transactions, which have no <c>ToQueryString</c>, are tried by calling them. Queries find no rows.
    /// </summary>
    public static DbContextOptions<TContext> Options<TContext>(string historyTable = "__migrations_test")
        where TContext : DbContext =>
        new DbContextOptionsBuilder<TContext>()
            .UseSqlServer("Server=none", o => o.MigrationsHistoryTable(historyTable))
            .AddInterceptors(new TSqlStandIn(rows: 0))
            .Options;

    public static string CreateScript(DbContext context) => context.Database.GenerateCreateScript();

    public static string MigrationScript(DbContext context, MigrationsSqlGenerationOptions options = default) =>
        context.GetService<IMigrator>().GenerateScript(options: options);

    private sealed class Columns : TSqlFragmentVisitor
    {
        public List<string> WithoutCollation { get; } = [];

        public override void Visit(ColumnDefinition node)
        {
            if (
                node.Collation is null
                && node.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar }
            )
            {
                WithoutCollation.Add(node.ColumnIdentifier.Value);
            }
        }
    }
}
