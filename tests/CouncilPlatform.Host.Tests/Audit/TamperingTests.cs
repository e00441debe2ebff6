using CouncilPlatform.Host.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>Whatever is done to the audit trail in the database is found.</summary>
public sealed class TamperingTests
{
    [Theory]
    [InlineData(Providers.Sqlite, 1000)]
    [InlineData(Providers.PostgreSql, 100)]
    public async Task Every_random_tampering_is_found(string provider, int times)
    {
        await using var audited = await AuditedHost.StartAsync(provider);
        await audited.AllowTamperingAsync();
        for (var i = 0; i < 30; i++)
        {
            await audited.ChangeAsync($"Parish {i}");
        }

        await using var scope = audited.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        var lines = await db.AuditTrail.AsNoTracking().OrderBy(a => a.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));

        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var missed = new List<string>();
        for (var i = 0; i < times; i++)
        {
            var tampering = Tampering.Any(random, lines);
            await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await tampering.Apply(db);
            var fault = await AuditedHost.VerifyAsync(scope.ServiceProvider);
            if (fault is null || !tampering.Expected.Contains(fault.Kind))
            {
                missed.Add($"{tampering}: {fault?.ToString() ?? "not found"}");
            }

            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(missed.Count == 0, $"{missed.Count} of {times} with the seed {seed}:\n{string.Join('\n', missed.Take(20))}");
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));
    }

    [Theory, EveryDatabase]
    public async Task Writers_at_the_same_time_give_an_unbroken_chain(string provider)
    {
        await using var audited = await AuditedHost.StartAsync(provider);
        const int writers = 64;
        // What the host itself did at its start.
        var before = await CountAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(w =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 3; i++)
                        {
                            await audited.ChangeAsync($"Parish {w}.{i}");
                        }
                    })
                )
        );

        await using var scope = audited.Host.CommandScope();
        var numbers = await scope
            .ServiceProvider.GetRequiredService<CoreDb>()
            .AuditTrail.OrderBy(a => a.Number)
            .Select(a => a.Number!.Value)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before + writers * 3, numbers.Count);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.Null(await AuditedHost.VerifyAsync(scope.ServiceProvider));

        async Task<int> CountAsync()
        {
            await using var first = audited.Host.CommandScope();
            return await first.ServiceProvider.GetRequiredService<CoreDb>().AuditTrail.CountAsync(TestContext.Current.CancellationToken);
        }
    }
}
