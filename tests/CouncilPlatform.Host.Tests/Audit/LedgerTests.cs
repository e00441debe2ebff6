using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Audit;

/// <summary>A ledger that somebody alters in the database no longer agrees with the audit trail.</summary>
public sealed class LedgerTests
{
    [Theory, EveryDatabase]
    public async Task An_altered_a_removed_and_a_planted_entry_are_found(string provider)
    {
        await using var audited = await AuditedHost.StartAsync(provider, [typeof(GrantsModule)], demonstration: true);
        await audited.AllowTamperingAsync();
        await using var scope = audited.Host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        Assert.Equal([], await FaultsAsync());

        await SqlAsync("UPDATE grants_ledger_entries SET \"Pence\" = \"Pence\" + 1 WHERE \"Number\" = 1");
        Assert.Contains("pence is", Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
        await SqlAsync("UPDATE grants_ledger_entries SET \"Pence\" = \"Pence\" - 1 WHERE \"Number\" = 1");
        Assert.Equal([], await FaultsAsync());

        await SqlAsync(
            """
            INSERT INTO grants_ledger_entries ("Id", "FundId", "Number", "Stream", "Kind", "Pence", "AtUtc")
            SELECT {0}, "FundId", 9999, "Stream", "Kind", "Pence", "AtUtc" FROM grants_ledger_entries WHERE "Number" = 1
            """,
            Guid.CreateVersion7()
        );
        Assert.Contains("not in the audit trail", Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
        await SqlAsync("DELETE FROM grants_ledger_entries WHERE \"Number\" = 9999");
        Assert.Equal([], await FaultsAsync());

        await SqlAsync("DELETE FROM grants_ledger_entries WHERE \"Number\" = 1");
        Assert.Contains("was removed", Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
        Assert.Null(await audited.VerifyAsync());

        Task<int> SqlAsync(string sql, params object[] values) =>
            db.Database.ExecuteSqlRawAsync(sql, values, TestContext.Current.CancellationToken);

        async Task<IReadOnlyList<string>> FaultsAsync()
        {
            await using var fresh = audited.Host.CommandScope();
            var found = await fresh.ServiceProvider.GetRequiredService<LedgerVerifier>().VerifyAsync(TestContext.Current.CancellationToken);
            return [.. found.Select(f => f.What)];
        }
    }
}
