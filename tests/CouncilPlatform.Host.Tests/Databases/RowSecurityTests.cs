using System.Globalization;
using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data.RowSecurity;
using CouncilPlatform.Host.Security;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>
/// What PostgreSQL itself refuses to a statement that forgets whose rows it may read: raw SQL, sent as a module would, with no condition.
/// </summary>
public sealed class RowSecurityTests
{
    /// <summary>
    /// The tables that the policies leave open, and why. A new table of a module belongs to partnerships, or is added here.
    /// </summary>
    private static readonly Dictionary<string, string> OpenTables = new(StringComparer.Ordinal)
    {
        ["core_api_keys"] = "says who a caller is",
        ["core_audit_heads"] = "one row for the platform",
        ["core_audit_personal"] = "belongs to people: who is forgotten is forgotten in every partnership",
        ["core_demonstrations"] = "what each build has done",
        ["core_form_drafts"] = "belongs to people",
        ["core_idempotent_requests"] = "answers of requests, found by a hash of the caller and their key",
        ["core_identities"] = "belongs to people",
        ["core_invitations"] = "belongs to people",
        ["core_notice_settings"] = "belongs to people",
        ["core_notices"] = "belongs to people",
        ["core_office_holders"] = "says who a caller is",
        ["core_organisations"] = "one register for all partnerships",
        ["core_passkeys"] = "belongs to people",
        ["core_people"] = "belongs to people",
        ["core_person_roles"] = "says who a caller is",
        ["core_protection_keys"] = "keys of cookies",
        ["core_sessions"] = "belongs to people",
        ["core_successions"] = "one register for all partnerships",
    };

    [Fact]
    public async Task Each_row_of_unpublished_partnerships_is_read_and_written_in_its_own_one_and_nowhere_else()
    {
        await using var host = await StartAsync();
        var partnerships = await UnpublishAllAsync(host);
        var read = 0;
        var appendOnly = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var database in EveryModule.Databases)
        {
            await using var owner = await OpenAsync(host, database, Operator);
            var tables = TablePolicy.Of(owner.Db).Where(t => t.Reads is not null).ToList();
            var all = await CountAsync(owner, tables);
            await using (var nobody = await OpenAsync(host, database, new Caller("nobody", false, new Dictionary<Guid, Role>())))
            {
                Assert.All(await CountAsync(nobody, tables), c => Assert.True(c.Value == 0, c.Key));
            }

            var sums = tables.ToDictionary(t => t.Table, _ => 0);
            foreach (var partnership in partnerships)
            {
                await using var officer = await OpenAsync(host, database, CallerOf(partnership));
                foreach (var (table, count) in await CountAsync(officer, tables))
                {
                    sums[table] += count;
                    // All rows that can be read are the caller's own; those of ledgers and of the audit trail nobody changes.
                    if (tables.Single(t => t.Table == table).IsAppendOnly)
                    {
                        appendOnly.Add(table);
                        var refused = await Assert.ThrowsAsync<PostgresException>(() => TouchAsync(officer, table));
                        Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, refused.SqlState));
                        refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(officer, $"DELETE FROM \"{table}\""));
                        Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, refused.SqlState));
                    }
                    else
                    {
                        Assert.Equal((table, count), (table, await TouchAsync(officer, table)));
                    }
                }
            }

            Assert.Equal(all, sums);
            read += all.Values.Sum();
        }

        Assert.True(read > 400, $"{read} rows");
        Assert.Equal(["core_audit", "grants_ledger_entries"], appendOnly);
    }

    [Fact]
    public async Task A_row_cannot_be_passed_to_another_partnership()
    {
        await using var host = await StartAsync();
        var partnerships = await UnpublishAllAsync(host);
        var tried = 0;
        foreach (var database in EveryModule.Databases)
        {
            foreach (var partnership in partnerships)
            {
                await using var officer = await OpenAsync(host, database, CallerOf(partnership));
                var other = partnerships.First(p => p != partnership);
                foreach (
                    var table in officer
                        .Db.Model.GetRelationalModel()
                        .Tables.Where(t => t.FindColumn("PartnershipId") is not null)
                        .Select(t => t.Name)
                        .Where(t => t.StartsWith(officer.Db.Module + "_", StringComparison.Ordinal) && !OpenTables.ContainsKey(t))
                )
                {
                    if (await ScalarAsync(officer, $"SELECT count(*) FROM \"{table}\"") == 0)
                    {
                        continue;
                    }

                    var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                        ExecuteAsync(officer, $"UPDATE \"{table}\" SET \"PartnershipId\" = '{other}'")
                    );
                    Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, refused.SqlState));
                    tried++;
                }
            }
        }

        Assert.True(tried > 20, $"{tried} tables");
    }

    [Fact]
    public async Task What_is_published_is_read_by_everybody_and_written_in_its_partnership_only()
    {
        await using var host = await StartAsync();
        await using var all = await OpenAsync(host, typeof(CoreDb), Operator);
        await using var nobody = await OpenAsync(host, typeof(CoreDb), new Caller("nobody", false, new Dictionary<Guid, Role>()));
        const string count = "SELECT count(*) FROM core_memberships";
        var members = await ScalarAsync(all, count);

        Assert.True(members > 0);
        Assert.Equal(members, await ScalarAsync(nobody, count));
        Assert.Equal(0, await ExecuteAsync(nobody, "UPDATE core_memberships SET \"Note\" = 'changed'"));
        Assert.Equal(0, await ExecuteAsync(nobody, "DELETE FROM core_memberships"));

        // Nothing is remembered: the next statement of a connection that is open already reads what counts then.
        await UnpublishAllAsync(host);
        Assert.Equal(0, await ScalarAsync(nobody, count));
    }

    [Fact]
    public async Task A_connection_of_the_hosts_login_without_a_reader_reads_nothing_that_is_not_public()
    {
        await using var host = await StartAsync();
        await UnpublishAllAsync(host);
        await using var scope = host.Services.CreateAsyncScope();
        await using var connection = new NpgsqlConnection(
            scope.ServiceProvider.GetRequiredService<CoreDb>().Database.GetConnectionString()
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT (SELECT count(*) FROM core_partnerships) + (SELECT count(*) FROM core_memberships) + (SELECT count(*) FROM core_audit)",
            connection
        );

        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_table_of_every_module_has_policies_or_is_open_for_a_reason()
    {
        await using var host = await StartAsync(demonstration: false);
        var open = new List<string>();
        foreach (var database in EveryModule.Databases)
        {
            await using var opened = await OpenAsync(host, database, Operator);
            foreach (var table in TablePolicy.Of(opened.Db))
            {
                var policies = await ScalarAsync(
                    opened,
                    $"""
                    SELECT count(*) FROM pg_policies p JOIN pg_class c ON c.relname = p.tablename AND c.relrowsecurity
                    WHERE p.tablename = '{table.Table}'
                    """
                );
                Assert.Equal((table.Table, table.Count), (table.Table, policies));
                if (policies == 0)
                {
                    open.Add(table.Table);
                }
            }
        }

        Assert.True(OpenTables.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(open), string.Join(' ', open));
    }

    private static Caller Operator => new("operator", isOperator: true, new Dictionary<Guid, Role>());

    private static Caller CallerOf(Guid partnership) => new("officer", false, new Dictionary<Guid, Role> { [partnership] = Role.Officer });

    private static Task<ModuleHost> StartAsync(bool demonstration = true) =>
        ModuleHost.StartAsync(EveryModule.All, Providers.PostgreSql, demonstration: demonstration);

    private static async Task<IReadOnlyList<Guid>> UnpublishAllAsync(ModuleHost host)
    {
        await using var scope = host.CommandScope();
        var db = scope.ServiceProvider.GetRequiredService<CoreDb>();
        await db.Partnerships.ExecuteUpdateAsync(set => set.SetProperty(p => p.Published, false), TestContext.Current.CancellationToken);
        return await db.Partnerships.Select(p => p.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Opened> OpenAsync(ModuleHost host, Type database, Caller caller)
    {
        var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = caller;
        var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(database);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return new(scope, db);
    }

    private static async Task<Dictionary<string, int>> CountAsync(Opened on, IEnumerable<TablePolicy> tables)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in tables.Select(t => t.Table))
        {
            // A line about no partnership is read by the operator only.
            var where = table == "core_audit" ? " WHERE \"PartnershipId\" IS NOT NULL" : "";
            counts[table] = await ScalarAsync(on, $"SELECT count(*) FROM \"{table}\"{where}");
        }

        return counts;
    }

    /// <summary>How many rows a statement without a condition writes. Nothing stays written.</summary>
    private static async Task<int> TouchAsync(Opened on, string table)
    {
        var column = on.Db.Model.GetRelationalModel().Tables.Single(t => t.Name == table).Columns.First().Name;
        return await ExecuteAsync(on, $"UPDATE \"{table}\" SET \"{column}\" = \"{column}\"");
    }

    private static async Task<int> ScalarAsync(Opened on, string sql)
    {
        await using var command = Command(on, sql);
        return Convert.ToInt32(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task<int> ExecuteAsync(Opened on, string sql)
    {
        await using var transaction = await on.Connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = Command(on, sql);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

#pragma warning disable CA2100 // The names come from models.
    private static NpgsqlCommand Command(Opened on, string sql) => new(sql, on.Connection);
#pragma warning restore CA2100

    private sealed record Opened(AsyncServiceScope Scope, ModuleDb Db) : IAsyncDisposable
    {
        public NpgsqlConnection Connection => (NpgsqlConnection)Db.Database.GetDbConnection();

        public ValueTask DisposeAsync() => Scope.DisposeAsync();
    }
}
