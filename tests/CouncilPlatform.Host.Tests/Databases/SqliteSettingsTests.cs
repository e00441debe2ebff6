using System.Collections.Concurrent;
using System.Data.Common;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>What the embedded database promises hangs on settings that the raw driver does not make.</summary>
public sealed class SqliteSettingsTests
{
    [Fact]
    public async Task Every_connection_of_the_host_has_them()
    {
        var settings = new Settings();
        await using var host = await ModuleHost.StartAsync<GrantsModule>(services: services =>
            services.AddSingleton<IInterceptor>(settings)
        );
        await host.CreatePartnershipAsync("north", published: true, "grants");
        var key = await host.KeyAsync("north", Role.Officer);
        await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => host.DataAsync("{ partnership(slug: \"north\") { funds { totalCount } } }", key))
        );

        Assert.True(settings.Seen.Count > 20, $"Only {settings.Seen.Count} connections were seen.");
        Assert.Equal(["journal_mode=wal synchronous=2 foreign_keys=1 busy_timeout=5000"], settings.Seen.Distinct());
    }

    [Fact]
    public async Task Statistics_of_the_tables_are_kept_so_that_it_chooses_the_right_index()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        await using var scope = host.CommandScope();
        var database = scope.ServiceProvider.GetRequiredService<CoreDb>().Database;

        var counted = await database
            .SqlQueryRaw<string>("SELECT DISTINCT tbl AS Value FROM sqlite_stat1")
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Superset(new HashSet<string>(["core_organisations", "grants_allocations"]), new HashSet<string>(counted));
    }

    /// <summary>Reads them as the first statement finds them.</summary>
    private sealed class Settings : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Seen { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Read(command.Connection!);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Read(command.Connection!);
            return new(result);
        }

        private void Read(DbConnection connection) =>
            Seen.Enqueue(
                string.Join(
                    ' ',
                    new[] { "journal_mode", "synchronous", "foreign_keys", "busy_timeout" }.Select(pragma =>
                    {
                        using var command = connection.CreateCommand();
                        command.CommandText = $"PRAGMA {pragma}";
                        return $"{pragma}={command.ExecuteScalar()}";
                    })
                )
            );
    }
}
