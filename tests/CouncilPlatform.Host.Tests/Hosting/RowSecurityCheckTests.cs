using CouncilPlatform.Testing.Databases;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Hosting;

/// <summary>What the command <c>check</c> says about the two logins of PostgreSQL.</summary>
public sealed class RowSecurityCheckTests
{
    [Fact]
    public async Task Check_says_what_is_missing_until_a_start_has_made_it_and_when_somebody_removes_it()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.PostgreSql);
        await RunAsync(database.ConnectionString, owner: null, 0, "modules", "list");
        var one = await RunAsync(database.ConnectionString, owner: null, 0, "check");
        Assert.Contains("Warning: the second wall between partnerships is missing.", one, StringComparison.Ordinal);

        // The tables are there, and the second login has no rights on them yet.
        var first = await RunAsync(database.HostConnectionString, database.ConnectionString, 0, "check");
        Assert.Contains("The next start will give the host's login its rights on the tables of grants", first, StringComparison.Ordinal);
        await RunAsync(database.HostConnectionString, database.ConnectionString, 0, "modules", "list");
        var made = await RunAsync(database.HostConnectionString, database.ConnectionString, 0, "check");
        Assert.DoesNotContain("wall", made, StringComparison.Ordinal);
        Assert.DoesNotContain("next start", made, StringComparison.Ordinal);

        var login = new NpgsqlConnectionStringBuilder(database.HostConnectionString).Username;
        foreach (
            var (harm, table) in new[]
            {
                ("DROP POLICY council_select ON grants_funds", "grants_funds"),
                ("ALTER TABLE grants_funds DISABLE ROW LEVEL SECURITY", "grants_funds"),
                ($"REVOKE SELECT ON grants_funds FROM {login}", "grants_funds"),
                ($"GRANT UPDATE ON grants_ledger_entries TO {login}", "grants_ledger_entries"),
                ($"GRANT DELETE ON core_audit TO {login}", "core_audit"),
            }
        )
        {
            await database.ExecuteAsync(harm);
            var harmed = await RunAsync(database.HostConnectionString, database.ConnectionString, 78, "check");
            Assert.Contains($"on {table}", harmed, StringComparison.Ordinal);
            await RunAsync(database.HostConnectionString, database.ConnectionString, 0, "modules", "list");
            await RunAsync(database.HostConnectionString, database.ConnectionString, 0, "check");
        }
    }

    [Fact]
    public async Task The_host_does_not_run_with_a_login_that_no_policy_binds()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.PostgreSql);
        foreach (var command in new[] { "check", "serve" })
        {
            var refused = await RunAsync(database.ConnectionString, database.ConnectionString, 78, command);
            Assert.Contains("a superuser", refused, StringComparison.Ordinal);
        }

        await database.ExecuteAsync("CREATE TABLE own (id int)");
        await database.ExecuteAsync(
            $"ALTER TABLE own OWNER TO {new NpgsqlConnectionStringBuilder(database.HostConnectionString).Username}"
        );
        var owner = await RunAsync(database.HostConnectionString, database.ConnectionString, 78, "check");
        Assert.Contains("the rights of the owner of the table own", owner, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite", "Data Source=council.db")]
    [InlineData("sqlserver", "Server=127.0.0.1,1;User Id=u;Password=p")]
    public async Task A_second_login_is_only_for_PostgreSQL(string provider, string connection)
    {
        var refused = await HostCommand.RunAsync("check", "--Data:Provider", provider, "--Data:OwnerConnectionString", connection);
        Assert.Equal(78, refused.Code);
        Assert.Contains("only PostgreSQL has row-level security here", refused.Output, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string host, string? owner, int code, params string[] command)
    {
        var ended = await HostCommand.RunAsync([
            .. command,
            "--Data:Provider",
            "postgres",
            "--Data:ConnectionString",
            host,
            .. owner is null ? [] : new[] { "--Data:OwnerConnectionString", owner },
        ]);
        Assert.True(ended.Code == code, ended.Output + ended.Errors);
        return ended.Output + ended.Errors;
    }
}
