using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Data;

/// <summary>A statement that was cancelled ends as a cancellation, whatever its driver throws.</summary>
public sealed class CancellationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task So_is_an_error_while_rows_are_read(bool cancelled)
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        await using var scope = host.CommandScope();
        using var leaving = new CancellationTokenSource();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>().Database;
        await db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        // The first row is there, and the driver reports an error of its own at the second.
        ((SqliteConnection)db.GetDbConnection()).CreateFunction<long, long>(
            "fails",
            row =>
            {
                if (row == 1)
                {
                    return row;
                }

                if (cancelled)
                {
                    leaving.Cancel();
                }

                throw new InvalidOperationException("Operation cancelled by user");
            }
        );

        var failed = await Assert.ThrowsAnyAsync<Exception>(() =>
            db.SqlQueryRaw<long>("SELECT fails(n) AS Value FROM (SELECT 1 AS n UNION ALL SELECT 2)").ToListAsync(leaving.Token)
        );

        Assert.Equal(cancelled, DatabaseFaults.IsCancelled(failed, leaving.Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_of_the_database_is_a_cancellation_if_the_statement_was_cancelled(bool cancelled)
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite, demonstration: false);
        await using var scope = host.CommandScope();
        using var leaving = new CancellationTokenSource();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>().Database;
        await db.OpenConnectionAsync(TestContext.Current.CancellationToken);
        // The caller leaves while the statement runs, and the driver reports an error of its own.
        ((SqliteConnection)db.GetDbConnection()).CreateFunction<long>(
            "fails",
            () =>
            {
                if (cancelled)
                {
                    leaving.Cancel();
                }

                throw new InvalidOperationException("Operation cancelled by user");
            }
        );

        var failed = await Assert.ThrowsAnyAsync<Exception>(() => db.ExecuteSqlRawAsync("SELECT fails()", leaving.Token));

        Assert.Equal(cancelled, failed is OperationCanceledException);
    }
}
