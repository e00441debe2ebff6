using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Tests.Faults;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.GraphQL.Http;

/// <summary>An operation ends when its time is over, and so does the statement that it waits for.</summary>
public sealed class DeadlineTests
{
    // It can only fail by never coming back: then this ends it.
    private const int Patience = 300_000;

    [Theory(Timeout = Patience)]
    [EveryDatabase]
    public async Task Statements_that_never_end_are_stopped_also_when_many_come_at_once(string provider)
    {
        var endless = new Endless();
        await using var host = await StartAsync(provider, endless, timeoutSeconds: "2");
        const string query = """{ partnership(slug: "lancaster-district") { funds { nodes { name } } } }""";
        // On a busy machine the first time may take too long.
        while ((await host.AskAsync(query))["errors"] is not null) { }

        endless.Begin();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.AskAsync(query)))
            .WaitAsync(TestContext.Current.CancellationToken);

        Assert.All(
            answers,
            answer =>
            {
                Assert.Null(answer["data"]);
                Assert.Equal("TIMEOUT", (string?)Assert.Single(answer["errors"]!.AsArray())!["extensions"]!["code"]);
            }
        );
        // On a busy machine the time of some is over before their statement begins.
        Assert.InRange(endless.Begun, 1, 10);
        Assert.Equal(endless.Begun, endless.Ended);
        endless.End();
        Assert.Null((await host.AskAsync(query))["errors"]);
    }

    [Theory(Timeout = Patience)]
    [EveryDatabase]
    public async Task Who_ran_out_of_time_after_a_change_was_saved_reads_that_it_was(string provider)
    {
        var endless = new Endless();
        await using var host = await StartAsync(provider, endless, timeoutSeconds: "5");
        var key = await host.KeyAsync();
        // On a busy machine the first time may take too long.
        while ((await RenameAsync("Once"))["errors"] is not null) { }

        endless.Begin();
        string? code;
        do
        {
            code = (string?)Assert.Single((await RenameAsync("Twice"))["errors"]!.AsArray())!["extensions"]!["code"];
            Assert.Equal(code == "TIMEOUT" ? "Once" : "Twice", await NameAsync());
        } while (code == "TIMEOUT");

        Assert.Equal("OUTCOME_UNKNOWN", code);

        Task<JsonNode> RenameAsync(string name) =>
            host.AskAsync(
                    $$"""
                    mutation { updatePartnership(input: { partnership: "lancaster-district", name: "{{name}}" }) {
                      partnership { funds { nodes { name } } } } }
                    """,
                    key
                )
                .WaitAsync(TestContext.Current.CancellationToken);

        async Task<string?> NameAsync() =>
            (string?)(await host.DataAsync("""{ partnership(slug: "lancaster-district") { name } }"""))["partnership"]!["name"];
    }

    [Theory(Timeout = Patience)]
    [EveryDatabase]
    public async Task Writers_that_wait_for_another_are_stopped_and_readers_do_not_wait_for_them(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = await ModuleHost.StartAsync(
            [],
            // More than the patience of this test: nothing but the deadline ends the writers.
            settings: new Dictionary<string, string?> { ["GraphQL:TimeoutSeconds"] = "3", ["Data:WaitSeconds"] = "600" },
            on: database
        );
        var key = await host.KeyAsync();
        await using var other = database.Connect();
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var writing = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var write = other.CreateCommand();
        write.Transaction = writing;
        write.CommandText = "UPDATE core_audit_heads SET \"Number\" = \"Number\"";
        await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var writers = Task.WhenAll(Enumerable.Range(0, 10).Select(i => host.CreateAsync($"p{i}", key)));
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync("{ partnerships { totalCount } }", key)).Status);
        Assert.All(await writers.WaitAsync(TestContext.Current.CancellationToken), answer => Assert.Equal("TIMEOUT", answer.Code()));

        await writing.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await host.CreatedAsync());
        Assert.Equal(HttpStatusCode.OK, (await host.CreateAsync("later", key)).Status);
        Assert.Equal(1, await host.CreatedAsync());
    }

    private static Task<ModuleHost> StartAsync(string provider, Endless endless, string timeoutSeconds) =>
        ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            provider,
            services => services.AddSingleton<IInterceptor>(endless),
            demonstration: true,
            settings: new Dictionary<string, string?> { ["GraphQL:TimeoutSeconds"] = timeoutSeconds }
        );

    /// <summary>Replaces the statements that read funds by one that the database works on for ever.</summary>
    private sealed class Endless : DbCommandInterceptor
    {
        private const string Statement =
            "WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n % 1000 + 1 FROM counter) SELECT COUNT(*) FROM counter";

        private volatile bool _on;
        private int _begun;
        private int _ended;

        public int Begun => _begun;

        public int Ended => _ended;

        public void Begin() => _on = true;

        public void End() => _on = false;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (_on && command.CommandText.Contains("grants_funds", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _begun);
                command.CommandText = Statement;
            }

            return new(result);
        }

        public override Task CommandFailedAsync(
            DbCommand command,
            CommandErrorEventData eventData,
            CancellationToken cancellationToken = default
        ) => CountAsync(command);

        public override Task CommandCanceledAsync(
            DbCommand command,
            CommandEndEventData eventData,
            CancellationToken cancellationToken = default
        ) => CountAsync(command);

        // On a busy machine another statement of a query may be stopped before it.
        private Task CountAsync(DbCommand command)
        {
            if (command.CommandText == Statement)
            {
                Interlocked.Increment(ref _ended);
            }

            return Task.CompletedTask;
        }
    }
}
