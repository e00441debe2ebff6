using System.Diagnostics;
using System.Globalization;
using System.Net;
using CouncilPlatform.Testing.Databases;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>A server that accepts connections and never answers: every address says so, in the time that the settings allow.</summary>
public sealed class HungServerTests
{
    // It can only fail by never coming back: then this ends it.
    private const int Patience = 300_000;

    [Fact(Timeout = Patience)]
    public async Task Everything_answers_503_and_recovers()
    {
        var binaries = PostgreSqlCluster.FindBinaries();
        Require.Part(binaries is not null, "Install Debian's postgresql package (apt-get install postgresql).");
        await using var cluster = await PostgreSqlCluster.StartAsync(binaries);
        await using var host = await ModuleHost.StartAsync(
            [],
            settings: new Dictionary<string, string?>
            {
                ["Data:Provider"] = Providers.PostgreSql,
                ["Data:ConnectionString"] = cluster.ConnectionString + ";Timeout=2",
                ["Data:WaitSeconds"] = "2",
            }
        );
        var key = await host.KeyAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.CreateAsync("north", key)).Status);
        var server = await ProcessesAsync(cluster);

        // What was just read of the partnerships is answered for a second without the database.
        await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        await SignalAsync("-STOP", server);
        try
        {
            // Twice: the first time on connections that are open already, the second time on new ones.
            for (var round = 0; round < 2; round++)
            {
                var answers = await Task.WhenAll(
                    host.SendAsync("{ partnerships { totalCount } }", key),
                    host.SendAsync("{ partnerships { totalCount } }"),
                    host.CreateAsync("south", key),
                    host.ReadAsync("/data/v1/north", "*/*"),
                    host.ReadAsync("/data/v1/north", "application/json", key),
                    host.ReadAsync("/calendar/v1/unknown.ics", "text/calendar")
                );
                Assert.All(answers, answer => answer.RequireBusy());
                var pages = await Task.WhenAll(host.ReadAsync("/", "text/html"), host.ReadAsync("/partnerships/north", "text/html", key));
                Assert.All(
                    pages,
                    page =>
                    {
                        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (page.Status, page.Type));
                        Assert.NotNull(page.RetryAfter);
                        Assert.Contains("<h1>The database does not answer</h1>", page.Body, StringComparison.Ordinal);
                    }
                );
                Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.ReadAsync("/health/ready", "*/*")).Status);
                Assert.Equal(HttpStatusCode.OK, (await host.ReadAsync("/health/live", "*/*")).Status);
            }
        }
        finally
        {
            await SignalAsync("-CONT", server);
        }

        var recovered = await host.CreateAsync("east", key);
        Assert.Equal("east", (string?)recovered.Json()["data"]!["createPartnership"]!["partnership"]!["slug"]);
        Assert.Equal(HttpStatusCode.OK, (await host.ReadAsync("/", "text/html")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.ReadAsync("/health/ready", "*/*")).Status);
    }

    /// <summary>The server itself, and the processes that serve connections.</summary>
    private static async Task<IReadOnlyList<string>> ProcessesAsync(PostgreSqlCluster cluster)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand(
            "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) UNION ALL SELECT pid::text FROM pg_stat_activity "
                + "WHERE pid <> pg_backend_pid()"
        );
        await using var rows = await command.ExecuteReaderAsync();
        var processes = new List<string>();
        while (await rows.ReadAsync())
        {
            processes.Add(int.Parse(rows.GetString(0), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        }

        return processes;
    }

    internal static async Task SignalAsync(string signal, IReadOnlyList<string> processes)
    {
        using var kill = Process.Start("kill", [signal, .. processes]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
