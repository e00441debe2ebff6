using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Organisations.Register;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>What the core and the modules send to SQL Server, read by Microsoft's own parser where there is no such server.</summary>
public sealed class ModulesTSqlTests
{
    // A module that runs here; the rest is made up.
    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["module"] = $"\"{EveryModule.IdOf(EveryModule.All[0])}\"",
        ["key"] = "\"ApiKey_01900000000070008000000000000001\"",
        ["year"] = "2008",
        ["opens"] = "\"2030-01-01T09:00\"",
        ["closes"] = "\"2030-02-01T09:00\"",
        ["deadline"] = "\"2030-03-01T09:00\"",
        ["financialYear"] = "\"2021/22\"",
        ["financialYears"] = "[\"2021/22\"]",
        ["period"] = "\"2021/22\"",
        ["fromPeriod"] = "\"2014/15\"",
        ["toPeriod"] = "\"2021/22\"",
    };

    // What made-up values would have refused before anything is written.
    private static readonly Dictionary<string, string> ToWrite = new(Arguments)
    {
        ["element"] = "\"FundElement_01900000000070008000000000000001\"",
        ["asOf"] = "\"2020\"",
        ["retainedBy"] = "null",
        ["unknown"] = "null",
        ["criterion"] = "null",
        ["bidOn"] = "null",
        ["restrictedPurpose"] = "null",
    };

    [Fact]
    public async Task Every_migration_is_sound_t_sql()
    {
        await using var host = await StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        foreach (var database in EveryModule.Databases)
        {
            TSql.AssertSchemaParses((DbContext)scope.ServiceProvider.GetRequiredService(database));
        }
    }

    [Fact]
    public async Task Every_column_of_text_has_a_binary_collation()
    {
        await using var host = await StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        foreach (var database in EveryModule.Databases)
        {
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(database);
            foreach (var script in new[] { TSql.CreateScript(db), TSql.MigrationScript(db) })
            {
                Assert.Empty(TSql.ColumnsWithoutCollation(script));
                Assert.Contains($"COLLATE {BinaryText.Collation}", script, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Every_query_of_the_schema_sends_sound_t_sql()
    {
        await using var host = await StartAsync();
        var documents = Documents(host).Queries().ToList();
        Assert.True(documents.Count > 50, $"Only {documents.Count} documents.");
        foreach (var document in documents)
        {
            await AskAsync(host, await WithCursorAsync(host, document));
        }
    }

    [Fact]
    public async Task Every_mutation_sends_sound_t_sql()
    {
        await using var host = await StartAsync();
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in Documents(host, ToWrite).Mutations())
        {
            await SendAsync(host, document);
            sent.UnionWith(host.Sql.Statements);
        }

        // Made-up rows do not fit every mutation to its end; these say that the writes were reached.
        Assert.Contains(sent, s => s.Contains("INSERT INTO [grants_ledger_entries]", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Contains("INSERT INTO [core_audit]", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Contains("UPDATE [grants_applications]", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Contains("UPDATE [grants_allocations]", StringComparison.Ordinal));
        foreach (var table in new[] { "fund_elements", "fund_protocols", "stated_totals" })
        {
            Assert.Contains(sent, s => s.Contains($"INSERT INTO [grants_{table}]", StringComparison.Ordinal));
        }

        Assert.Contains(sent, s => s.Contains("UPDATE [grants_funded_schemes]", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Contains("DELETE FROM [core_module_switches]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_import_of_councils_sends_sound_t_sql()
    {
        await using var host = await ModuleHost.StartOnTSqlAsync(EveryModule.All, rows: 0);
        await using var scope = host.Services.CreateAsyncScope();
        var rows = await RegisterFile.ReadAsync(
            SharedData.Require("councils/uk_local_authorities.csv"),
            TestContext.Current.CancellationToken
        );

        await scope.ServiceProvider.GetRequiredService<RegisterImport>().RunAsync(rows, TestContext.Current.CancellationToken);

        Assert.Contains(host.Sql.Statements, s => s.Contains("INSERT INTO [core_organisations]", StringComparison.Ordinal));
        Assert.All(host.Sql.Statements, TSql.AssertParses);
    }

    private static Task<ModuleHost> StartAsync() =>
        ModuleHost.StartOnTSqlAsync(
            EveryModule.All,
            settings: new Dictionary<string, string?>
            {
                ["GraphQL:Limits:Selections"] = "10000",
                ["GraphQL:Limits:Cost"] = "100000000",
                ["GraphQL:Limits:SignedInCost"] = "100000000",
                ["GraphQL:Limits:ExpandedSelections"] = "10000",
                ["GraphQL:Limits:Tokens"] = "50000",
                ["GraphQL:Limits:DocumentBytes"] = "500000",
                ["GraphQL:Limits:BodyBytes"] = "1000000",
            }
        );

    private static SchemaDocuments Documents(ModuleHost host, Dictionary<string, string>? arguments = null) =>
        new(host.Services.GetRequiredService<Schemas>().All, arguments ?? Arguments);

    private static async Task<JsonNode> AskAsync(ModuleHost host, string document)
    {
        var answer = await SendAsync(host, document);
        if (answer["errors"] is not null)
        {
            Assert.Fail($"{document}\n{answer.ToJsonString()}\n{host.Sql.Statements[^1]}");
        }

        return answer;
    }

    private static async Task<JsonNode> SendAsync(ModuleHost host, string document)
    {
        host.Sql.Reset();
        var answer = await host.AskAsync(document, key: "cpp_" + new string('a', 43));
        foreach (var statement in host.Sql.Statements)
        {
            TSql.AssertParses(statement);
        }

        return answer;
    }

    /// <summary>A cursor that the list itself gave.</summary>
    private static async Task<string> WithCursorAsync(ModuleHost host, string document)
    {
        const string after = ", after: CURSOR",
            before = ", before: CURSOR";
        if (!document.Contains("CURSOR", StringComparison.Ordinal))
        {
            return document;
        }

        var first = await AskAsync(
            host,
            document.Replace(after, "", StringComparison.Ordinal).Replace(before, "", StringComparison.Ordinal)
        );
        var cursor = Find(first);
        Assert.True(cursor is not null, $"No cursor came of {document}: {first.ToJsonString()}");
        return document.Replace("CURSOR", cursor.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>The outermost: lists within the list have cursors of their own.</summary>
    private static JsonNode? Find(JsonNode? answer)
    {
        var open = new Queue<JsonNode?>([answer]);
        while (open.TryDequeue(out var node))
        {
            if (node is JsonObject page && page.TryGetPropertyValue("endCursor", out var cursor))
            {
                return cursor;
            }

            foreach (var inner in (node as JsonObject)?.Select(p => p.Value) ?? (node as JsonArray) ?? Enumerable.Empty<JsonNode?>())
            {
                open.Enqueue(inner);
            }
        }

        return null;
    }
}
