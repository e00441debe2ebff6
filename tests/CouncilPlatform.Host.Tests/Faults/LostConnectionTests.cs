using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Imports;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>A change whose connection ends runs once more from the start, unless it was committed. What fails twice is reported.</summary>
public sealed class LostConnectionTests
{
    [Theory]
    [InlineData(1, HttpStatusCode.OK, 1)]
    [InlineData(2, HttpStatusCode.ServiceUnavailable, 0)]
    public async Task Lost_in_the_middle_it_runs_again_once(int times, HttpStatusCode status, int created)
    {
        var fault = new Fault { Statements = times, Sql = null };
        await using var host = await StartAsync(fault);
        var key = await host.KeyAsync();
        fault.Begin();

        var reply = await host.CreateAsync("north", key);

        Assert.Equal(0, fault.Statements);
        Assert.Equal(status, reply.Status);
        if (created == 0)
        {
            reply.RequireBusy();
        }

        Assert.Equal(created, await host.CreatedAsync());
    }

    [Fact]
    public async Task Lost_before_the_commit_was_done_it_runs_again()
    {
        var fault = new Fault { BeforeCommit = Fault.EndAsync };
        await using var host = await StartAsync(fault);
        var key = await host.KeyAsync();
        fault.Begin();

        var reply = await host.CreateAsync("north", key);

        Assert.Equal("north", (string?)reply.Json()["data"]!["createPartnership"]!["partnership"]!["slug"]);
        Assert.Equal(1, await host.CreatedAsync());
    }

    [Fact]
    public async Task Lost_after_the_commit_was_done_it_does_not_run_again()
    {
        var fault = new Fault
        {
            BeforeCommit = async transaction =>
            {
                await transaction.CommitAsync();
                throw new NpgsqlException("The answer is lost", new IOException());
            },
        };
        await using var host = await StartAsync(fault);
        var key = await host.KeyAsync();
        fault.Begin();

        var reply = await host.CreateAsync("north", key);

        Assert.Equal("north", (string?)reply.Json()["data"]!["createPartnership"]!["partnership"]!["slug"]);
        Assert.Equal(1, await host.CreatedAsync());
    }

    [Fact]
    public async Task A_commit_of_which_nobody_knows_is_reported_as_such_and_not_as_busy()
    {
        var fault = new Fault
        {
            BeforeCommit = async transaction =>
            {
                var gone = new NpgsqlConnectionStringBuilder(transaction.Connection!.ConnectionString).Database;
                await Fault.AdministerAsync($"DROP DATABASE {gone} WITH (FORCE)");
            },
        };
        await using var host = await StartAsync(fault);
        var key = await host.KeyAsync();
        fault.Begin();

        var reply = await host.CreateAsync("north", key);

        Assert.Equal(("OUTCOME_UNKNOWN", null), (reply.Code(), reply.RetryAfter));
    }

    [Theory]
    [InlineData("40P01")]
    [InlineData("40001")]
    public async Task A_deadlock_or_a_serialisation_failure_runs_again_once_and_is_then_a_conflict(string state)
    {
        var fault = new Fault { Statements = 1, Sql = $"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$" };
        await using var host = await StartAsync(fault);
        var key = await host.KeyAsync();
        fault.Begin();
        var created = await host.CreateAsync("north", key);
        Assert.Equal("north", (string?)created.Json()["data"]!["createPartnership"]!["partnership"]!["slug"]);

        fault.Statements = 2;
        var refused = (await host.CreateAsync("south", key)).Json()["data"]!["createPartnership"]!;

        Assert.Equal("CONFLICT", (string?)Assert.Single(refused["errors"]!.AsArray())!["code"]);
        Assert.Equal(1, await host.CreatedAsync());
    }

    [Fact]
    public async Task An_import_that_meets_a_deadlock_runs_again_once()
    {
        var fault = new Fault
        {
            Statements = 1,
            At = "UPDATE core_imports\n",
            Sql = "DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$",
        };
        await using var sender = await Sender.StartAsync(
            Providers.PostgreSql,
            services: services => services.AddSingleton<IInterceptor>(fault)
        );
        fault.Begin();

        Assert.Equal("DONE", (string?)(await ImportAsync(("A1", "1")))["state"]);
        Assert.Equal(0, fault.Statements);
        fault.Statements = 2;
        var refused = await ImportAsync(("A2", "2"));

        Assert.Equal(
            "FAILED Others changed the same data at the same time. Import the file again. Nothing was saved.",
            $"{refused["state"]} {refused["problem"]}"
        );
        Assert.Equal(["A1 1.00"], await sender.LinesAsync());

        async Task<JsonNode> ImportAsync((string Reference, string Amount) line)
        {
            var (_, sent) = await sender.SendAsync(Sender.Spend(line));
            var id = (string)sent["id"]!;
            await sender.UntilAsync(id, "READY");
            await sender.DecideAsync("confirmImport", id);
            return await sender.UntilAsync(id, "DONE", "FAILED");
        }
    }

    private static Task<ModuleHost> StartAsync(Fault fault) =>
        ModuleHost.StartAsync([], Providers.PostgreSql, services => services.AddSingleton<IInterceptor>(fault));

    /// <summary>What goes wrong with the changes after it begins: the connection ends, or the server refuses a statement.</summary>
    private sealed class Fault : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private bool _on;

        /// <summary>How many changes fail at a statement.</summary>
        public int Statements { get; set; }

        /// <summary>How the statement begins: by default the one that locks the audit trail.</summary>
        public string At { get; init; } = "UPDATE core_audit_heads";

        /// <summary>The statement that is sent in place of it. Null if the connection ends.</summary>
        public string? Sql { get; init; }

        /// <summary>What happens to the first commit.</summary>
        public Func<DbTransaction, Task>? BeforeCommit { get; set; }

        public void Begin() => _on = true;

        public static Task EndAsync(DbTransaction transaction) => EndAsync(transaction.Connection!);

        public static async Task AdministerAsync(string sql)
        {
            await using var server = NpgsqlDataSource.Create((await PostgreSqlServer.SharedAsync()).ConnectionString);
            await using var command = server.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            if (_on && Statements > 0 && command.CommandText.StartsWith(At, StringComparison.Ordinal))
            {
                Statements--;
                if (Sql is null)
                {
                    await EndAsync(command.Connection!);
                }
                else
                {
                    command.CommandText = Sql;
                    command.Parameters.Clear();
                }
            }

            return result;
        }

        public async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            if (_on && BeforeCommit is { } fails)
            {
                BeforeCommit = null;
                await fails(transaction);
            }

            return result;
        }

        private static Task EndAsync(DbConnection connection) =>
            AdministerAsync($"SELECT pg_terminate_backend({((NpgsqlConnection)connection).ProcessID}, 10000)");
    }
}
