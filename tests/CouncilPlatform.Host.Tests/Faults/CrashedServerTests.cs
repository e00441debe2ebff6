using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using CouncilPlatform.Host.Tests.Audit;
using CouncilPlatform.Host.Tests.Modules;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>
/// A PostgreSQL that crashes and recovers while many write. POSTGRES_CRASHES asks for more crashes than a test run has time for.
/// </summary>
public sealed class CrashedServerTests
{
    // It can only fail by never coming back: then this ends it.
    private const int Patience = 600_000;
    private const int Writers = 4;

    [Fact(Timeout = Patience)]
    public async Task What_was_acknowledged_is_there_and_what_was_refused_is_not()
    {
        var crashes = RunSize.Of("POSTGRES_CRASHES", usual: 2);
        var binaries = PostgreSqlCluster.FindBinaries();
        Require.Part(binaries is not null, "Install Debian's postgresql package (apt-get install postgresql).");
        await using var cluster = await PostgreSqlCluster.StartAsync(binaries);
        using var logs = new LogLines();
        await using var host = await ModuleHost.StartAsync(
            [],
            services: s => s.AddLogging(l => l.AddProvider(logs)),
            settings: new Dictionary<string, string?>
            {
                ["Data:Provider"] = Providers.PostgreSql,
                // As a server is set up that does not lose commits.
                ["Data:ConnectionString"] = cluster.ConnectionString + ";Timeout=2;Options=-c synchronous_commit=on",
            }
        );
        var key = await host.KeyAsync();
        var answers = new ConcurrentDictionary<string, string?>(StringComparer.Ordinal);
        using var ending = new CancellationTokenSource();
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));

        for (var crash = 0; crash < crashes; crash++)
        {
            var before = Acknowledged().Count;
            await UntilAsync(() => Task.FromResult(Acknowledged().Count > before + Writers));
            await CrashAsync(cluster);
            Assert.Equal(HttpStatusCode.OK, (await host.ReadAsync("/health/live", "*/*")).Status);
            await UntilAsync(async () => (await host.ReadAsync("/health/ready", "*/*")).Status == HttpStatusCode.OK);
        }

        await ending.CancelAsync();
        await writers.WaitAsync(TestContext.Current.CancellationToken);

        var saved = await SavedAsync(cluster);
        Assert.Equal([], Acknowledged().Except(saved));
        Assert.Equal([], answers.Where(a => a.Value is not (null or "OUTCOME_UNKNOWN") && saved.Contains(a.Key)));
        // What the host could not explain, in full.
        Assert.Equal(
            [],
            logs.Lines.Where(l =>
                l.StartsWith("Error: GraphQL", StringComparison.Ordinal) && !l.Contains("OutcomeUnknown", StringComparison.Ordinal)
            )
        );
        Assert.Equal([], answers.Values.Distinct().Except([null, "BUSY", "CONFLICT", "OUTCOME_UNKNOWN"]));
        Assert.Equal(saved.Count, await host.CreatedAsync());
        await using var scope = host.CommandScope();
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));

        List<string> Acknowledged() => [.. answers.Where(a => a.Value is null).Select(a => a.Key)];

        async Task WriteAsync(int writer)
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                var slug = $"p{writer}-{i}";
                var answer = (await host.CreateAsync(slug, key)).Json();
                var error =
                    answer["errors"]?[0]!["extensions"] ?? answer["data"]!["createPartnership"]!["errors"]!.AsArray().FirstOrDefault();
                answers[slug] = (string?)error?["code"];
            }
        }
    }

    /// <summary>Kills a process of the server that serves a connection: the server then ends all of them and recovers.</summary>
    private static async Task CrashAsync(PostgreSqlCluster cluster)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(
            "SELECT pid::text FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1"
        );
        await HungServerTests.SignalAsync("-KILL", [(string)(await command.ExecuteScalarAsync())!]);
    }

    private static async Task<IReadOnlyList<string>> SavedAsync(PostgreSqlCluster cluster)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand("SELECT \"Slug\" FROM core_partnerships");
        await using var rows = await command.ExecuteReaderAsync();
        var slugs = new List<string>();
        while (await rows.ReadAsync())
        {
            slugs.Add(rows.GetString(0));
        }

        return slugs;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
