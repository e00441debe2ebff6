using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Tests.Audit;
using CouncilPlatform.Host.Tests.Faults;
using CouncilPlatform.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>A copy that an operator makes while people write, as the guide says, and restores elsewhere.</summary>
public sealed class BackupTests
{
    private const int Writers = 4;

    [Theory]
    [InlineData(Providers.Sqlite)]
    [InlineData(Providers.PostgreSql)]
    public async Task A_copy_made_under_writers_has_what_was_acknowledged_before_and_no_half_of_a_change(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var restored = await TestDatabase.CreateAsync(provider);
        await using var host = await ModuleHost.StartAsync([], on: database);
        var key = await host.KeyAsync();
        var acknowledged = new ConcurrentQueue<string>();
        using var ending = new CancellationTokenSource();
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(WriteAsync));

        await WrittenAsync();
        string[] before = [.. acknowledged];
        await CopyAsync(database, restored);
        await WrittenAsync();
        await ending.CancelAsync();
        await writers;

        await using var elsewhere = await ModuleHost.StartAsync([], on: restored);
        await using var scope = elsewhere.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var saved = await db.Partnerships.Select(p => p.Slug).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([], before.Except(saved));
        Assert.Equal([], saved.Except(acknowledged));
        Assert.Equal(saved.Count, await elsewhere.CreatedAsync());
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));
        // The trail ends with a line that the original has too.
        var head = await db.AuditTrail.OrderBy(l => l.Number).LastAsync(TestContext.Current.CancellationToken);
        await using var original = host.CommandScope();
        var same = await original
            .ServiceProvider.GetRequiredService<CoreDb>()
            .AuditTrail.SingleAsync(l => l.Number == head.Number, TestContext.Current.CancellationToken);
        Assert.Equal(same.Hash, head.Hash);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.CreateAsync("later", key)).Status);

        async Task WrittenAsync()
        {
            for (var count = acknowledged.Count; acknowledged.Count < count + 20 && !writers.IsFaulted; )
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        async Task WriteAsync(int writer)
        {
            for (var i = 0; !ending.IsCancellationRequested; i++)
            {
                var slug = string.Create(CultureInfo.InvariantCulture, $"p{writer}-{i}");
                Assert.Equal(HttpStatusCode.OK, (await host.CreateAsync(slug, key)).Status);
                acknowledged.Enqueue(slug);
            }
        }
    }

    private static async Task CopyAsync(TestDatabase from, TestDatabase to)
    {
        if (from.Provider == Providers.Sqlite)
        {
            await from.ExecuteAsync($"VACUUM INTO '{new SqliteConnectionStringBuilder(to.ConnectionString).DataSource}'");
            return;
        }

        var file = Path.Combine(FastFolder.Create().FullName, "copy.dump");
        await RunAsync(from, "pg_dump", "--format=custom", $"--file={file}");
        await RunAsync(to, "pg_restore", $"--dbname={new NpgsqlConnectionStringBuilder(to.ConnectionString).Database}", file);
    }

    private static async Task RunAsync(TestDatabase database, string program, params string[] arguments)
    {
        var binaries = PostgreSqlCluster.FindBinaries();
        Require.Part(binaries is not null, "Install Debian's postgresql package (apt-get install postgresql).");
        var owner = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var process = Process.Start(
            new ProcessStartInfo(Path.Combine(binaries, program), arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                Environment =
                {
                    ["PGHOST"] = owner.Host,
                    ["PGPORT"] = owner.Port.ToString(CultureInfo.InvariantCulture),
                    ["PGDATABASE"] = owner.Database,
                    ["PGUSER"] = owner.Username,
                    ["PGPASSWORD"] = owner.Password,
                },
            }
        )!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, errors);
    }
}
