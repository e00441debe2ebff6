using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Data;

/// <summary>
/// What an import writes apart from the tables is, at its end, what it would be if it had been written there row by row: with versions, the
/// audit trail and conflicts.
/// </summary>
public sealed class StagedRowsTests
{
    [Theory]
    [EveryDatabase]
    public async Task Rows_are_added_changed_and_removed_in_one_transaction_and_audited(string provider)
    {
        await using var host = await ModuleHost.StartAsync([], provider);
        await WriteAsync(host, change => change.AddRange([Council("Kendal"), Council("Ulverston"), Council("Appleby")]));

        await WriteAsync(
            host,
            async change =>
            {
                var towns = await change.Db.Organisations.ToDictionaryAsync(o => o.Name, StringComparer.Ordinal);
                (towns["Kendal"].Name, towns["Kendal"].ValidFrom) = ("Kendal Town", new DateOnly(1974, 4, 1));
                towns["Ulverston"].GssCode = "E04002665";
                change.Remove(towns["Appleby"]);
                change.Add(Council("Sedbergh"));
                await change.SaveAndForgetAsync();
            }
        );

        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        Assert.Equal(
            ["Kendal Town 01/04/1974  2", "Sedbergh   1", "Ulverston  E04002665 2"],
            (await db.Organisations.OrderBy(o => o.Name).ToListAsync(TestContext.Current.CancellationToken)).Select(o =>
                FormattableString.Invariant($"{o.Name} {o.ValidFrom:dd/MM/yyyy} {o.GssCode} {o.Version + 1}")
            )
        );
        var line = await db.AuditTrail.OrderByDescending(l => l.Number).FirstAsync(TestContext.Current.CancellationToken);
        Assert.All(["Kendal Town", "1974-04-01", "E04002665", "Appleby", "Sedbergh"], text => Assert.Contains(text, line.Changes!));
        if (db.Database.GetDbConnection() is SqliteConnection connection)
        {
            // The driver gives the connection to others.
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM temp.sqlite_schema";
            Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_row_that_somebody_else_has_changed_meanwhile_is_not_overwritten(string provider)
    {
        await using var host = await ModuleHost.StartAsync([], provider);
        await WriteAsync(host, change => change.Add(Council("Kendal")));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            WriteAsync(
                host,
                async change =>
                {
                    (await change.Db.Organisations.SingleAsync()).Name = "Kendal Town";
                    change.Add(Council("Sedbergh"));
                    await WriteAsync(host, async other => (await other.Db.Organisations.SingleAsync()).Name = "Kirkby Kendal");
                    await change.SaveAndForgetAsync();
                }
            )
        );

        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        Assert.Equal("Kirkby Kendal", (await db.Organisations.SingleAsync(TestContext.Current.CancellationToken)).Name);
    }

    [Fact]
    public async Task The_rows_of_every_module_can_wait()
    {
        await using var host = await ModuleHost.StartAsync([.. EveryModule.All]);
        await using var scope = host.Services.CreateAsyncScope();
        var audit = scope.ServiceProvider.GetRequiredService<AuditStamp>();

        Assert.All(
            EveryModule.Databases,
            db => Assert.NotNull(StagedRows.For((ModuleDb)scope.ServiceProvider.GetRequiredService(db), audit))
        );
    }

    private static Task WriteAsync(ModuleHost host, Action<Change<CoreDb>> work) =>
        WriteAsync(
            host,
            async change =>
            {
                work(change);
                await change.SaveAndForgetAsync();
            }
        );

    private static async Task WriteAsync(ModuleHost host, Func<Change<CoreDb>, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<Changes<CoreDb>>()
            .RunAsync(
                partnership: null,
                "test",
                async change =>
                {
                    var subject = await change.Db.Organisations.AsNoTracking().FirstOrDefaultAsync() ?? Council("None");
                    await work(change);
                    change.Audit(subject, "councils");
                },
                CancellationToken.None
            );
    }

    private static Organisation Council(string name) => new() { Name = name, Kind = OrganisationKind.TownOrParish };
}
