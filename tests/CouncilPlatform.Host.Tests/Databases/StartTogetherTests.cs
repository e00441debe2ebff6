using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>Hosts that start at once on one empty database: it is migrated once, and filled once.</summary>
public sealed class StartTogetherTests
{
    [Theory]
    [EveryDatabase(2)]
    [EveryDatabase(4)]
    public async Task One_database_is_migrated_once(string provider, int hosts)
    {
        const int rounds = 3;
        for (var round = 0; round < rounds; round++)
        {
            await using var database = await TestDatabase.CreateAsync(provider);
            var started = await StartAsync(database, hosts, typeof(GrantsModule));
            try
            {
                await AssertMigratedAsync<GrantsDb>(started[0]);
                await AssertMigratedAsync<CoreDb>(started[0]);
                foreach (var host in started)
                {
                    Assert.NotNull((await host.DataAsync("{ modules { id state } }"))["modules"]);
                }
            }
            finally
            {
                await StopAsync(started);
            }
        }
    }

    [Theory]
    [EveryDatabase(2)]
    [EveryDatabase(4)]
    public async Task Demonstration_data_is_loaded_once(string provider, int hosts)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var started = await StartAsync(database, hosts);
        try
        {
            await using var scope = started[^1].CommandScope();
            var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
            Assert.Equal(1, await db.Partnerships.CountAsync(p => p.Name == Loading.Name));
        }
        finally
        {
            await StopAsync(started);
        }
    }

    /// <summary>What a host that was killed while it migrated leaves: EF Core's lock, which nobody will ever release.</summary>
    [Fact]
    public async Task A_killed_hosts_lock_stops_nobody()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        await database.ExecuteAsync(
            """
            CREATE TABLE "__EFMigrationsLock" (
              "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
              "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
            """
        );

        await StopAsync(await StartAsync(database, hosts: 2));
    }

    private static Task<ModuleHost[]> StartAsync(TestDatabase database, int hosts, params Type[] modules) =>
        Task.WhenAll(
            Enumerable
                .Range(0, hosts)
                .Select(_ =>
                    Task.Run(() =>
                        ModuleHost.StartAsync(
                            modules,
                            services: services => services.AddScoped<IDemonstration, Loading>(),
                            demonstration: modules.Length == 0,
                            on: database
                        )
                    )
                )
        );

    private static async Task StopAsync(ModuleHost[] hosts)
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>Each migration is in the history, once.</summary>
    private static async Task AssertMigratedAsync<TContext>(ModuleHost host)
        where TContext : DbContext
    {
        await using var scope = host.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TContext>().Database;
        Assert.Equal(database.GetMigrations(), await database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>
    /// Looks first and then adds, as demonstrations do; slow enough to be caught where two run at once, and not held by any unique index.
    /// </summary>
    private sealed class Loading(Changes<CoreDb> changes, CoreDb db) : IDemonstration
    {
        public const string Name = "Loaded once";

        public async Task LoadAsync(CancellationToken cancellationToken)
        {
            if (await db.Partnerships.AnyAsync(p => p.Name == Name, cancellationToken))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            var record = new PartnershipRecord
            {
                Slug = $"p-{Guid.NewGuid():N}",
                Name = Name,
                Kind = PartnershipKind.Other,
                Summary = "",
            };
            await changes.RunAsync(
                partnership: null,
                "loadDemonstration",
                change => Task.FromResult(change.Done(change.Add(record), Name)),
                cancellationToken
            );
        }
    }
}
