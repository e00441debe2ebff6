using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>A ledger that somebody alters in the database no longer agrees with the audit trail.</summary>
public sealed class LedgerTests
{
    [Theory, EveryDatabase]
    public async Task A_balance_that_is_not_the_sum_of_its_entries_is_found(string provider)
    {
        await using var audited = await AuditedHost.StartAsync(provider, [typeof(GrantsModule)], demonstration: true);
        await audited.AllowTamperingAsync();
        foreach (var column in new[] { "grants_funds.FreeCapital", "grants_funds.CommittedRevenue", "grants_allocations.PaidCapital" })
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            await SqlAsync($"UPDATE {table} SET \"{name}\" = \"{name}\" + 1");
            Assert.Contains("The entries of its ledger come to", Assert.Single(await FaultsAsync(audited)), StringComparison.Ordinal);
            await SqlAsync($"UPDATE {table} SET \"{name}\" = \"{name}\" - 1");
            Assert.Equal([], await FaultsAsync(audited));
        }

        async Task SqlAsync(string sql) => Assert.NotEqual(0, await ChangeAsync(audited, sql));
    }

    /// <summary>Who upgrades runs the command "check" before the first start, which adds the balances.</summary>
    [Fact]
    public async Task A_ledger_is_checked_before_its_balances_are_there()
    {
        await using var audited = await AuditedHost.StartAsync(Providers.Sqlite, [typeof(GrantsModule)], demonstration: true);
        await ChangeAsync(audited, $"DELETE FROM {PendingMigrations.HistoryTable("grants")} WHERE \"MigrationId\" = '022_Balances'");
        await ChangeAsync(audited, "ALTER TABLE grants_allocations DROP COLUMN \"PaidCapital\"");
        Assert.Equal([], await FaultsAsync(audited));

        await ChangeAsync(audited, "UPDATE grants_ledger_entries SET \"Pence\" = \"Pence\" + 1 WHERE \"Number\" = 1");
        Assert.Contains("pence is", Assert.Single(await FaultsAsync(audited)), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task An_altered_a_removed_and_a_planted_entry_are_found(string provider)
    {
        await using var audited = await AuditedHost.StartAsync(provider, [typeof(GrantsModule)], demonstration: true);
        await audited.AllowTamperingAsync();
        await using var scope = audited.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        Assert.Equal([], await FaultsAsync(audited));

        await SqlAsync("UPDATE grants_ledger_entries SET \"Pence\" = \"Pence\" + 1 WHERE \"Number\" = 1");
        Assert.Contains("pence is", Assert.Single(await FaultsAsync(audited)), StringComparison.Ordinal);
        await SqlAsync("UPDATE grants_ledger_entries SET \"Pence\" = \"Pence\" - 1 WHERE \"Number\" = 1");
        Assert.Equal([], await FaultsAsync(audited));

        await SqlAsync(
            """
            INSERT INTO grants_ledger_entries ("Id", "FundId", "Number", "Stream", "Kind", "Pence", "AtUtc")
            SELECT {0}, "FundId", 9999, "Stream", "Kind", "Pence", "AtUtc" FROM grants_ledger_entries WHERE "Number" = 1
            """,
            Guid.CreateVersion7()
        );
        Assert.Contains("not in the audit trail", Assert.Single(await FaultsAsync(audited)), StringComparison.Ordinal);
        await SqlAsync("DELETE FROM grants_ledger_entries WHERE \"Number\" = 9999");
        Assert.Equal([], await FaultsAsync(audited));

        await SqlAsync("DELETE FROM grants_ledger_entries WHERE \"Number\" = 1");
        Assert.Contains("was removed", Assert.Single(await FaultsAsync(audited)), StringComparison.Ordinal);
        Assert.Null(await audited.VerifyAsync());

        Task<int> SqlAsync(string sql, params object[] values) =>
            db.Database.ExecuteSqlRawAsync(sql, values, TestContext.Current.CancellationToken);
    }

    private static async Task<int> ChangeAsync(AuditedHost audited, string sql)
    {
        await using var scope = audited.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        return await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(AuditedHost audited)
    {
        await using var fresh = audited.Host.CommandScope();
        var found = await fresh.ServiceProvider.GetRequiredService<LedgerVerifier>().VerifyAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(f => f.What)];
    }
}
