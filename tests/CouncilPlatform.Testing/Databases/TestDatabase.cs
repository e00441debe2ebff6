using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CouncilPlatform.Testing.Databases;

/// <summary>A fresh, empty database of one provider; it is gone once disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> drop;

    private TestDatabase(string provider, string connectionString, Func<Task> drop, string? hostConnectionString = null)
    {
        Provider = provider;
        ConnectionString = connectionString;
        HostConnectionString = hostConnectionString ?? connectionString;
        this.drop = drop;
    }

    /// <summary>One of <see cref="Providers"/>: the value for <c>Data:Provider</c>.</summary>
    public string Provider { get; }

    /// <summary>The login that owns the tables, for which nothing is hidden.</summary>
    public string ConnectionString { get; }

    /// <summary>The login of hosts: on PostgreSQL one that owns nothing, so that row-level security binds it.</summary>
    public string HostConnectionString { get; }

    /// <summary>The settings of a host on this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["Data:Provider"] = Provider,
            ["Data:ConnectionString"] = HostConnectionString,
            ["Data:OwnerConnectionString"] = Provider == Providers.PostgreSql ? ConnectionString : null,
        };

    /// <summary>Skips the running test, with the reason, where the provider's server is not on this machine.</summary>
    public static async Task<TestDatabase> CreateAsync(string provider) =>
        provider switch
        {
            Providers.Sqlite => CreateSqlite(),
            Providers.PostgreSql => await CreatePostgreSqlAsync(),
            Providers.SqlServer => await CreateSqlServerAsync(),
            _ => throw Unknown(provider),
        };

    /// <summary>A closed connection of the provider's own kind.</summary>
    public DbConnection Connect() =>
        Provider switch
        {
            Providers.Sqlite => new SqliteConnection(ConnectionString),
            Providers.PostgreSql => new NpgsqlConnection(ConnectionString),
            Providers.SqlServer => new SqlConnection(ConnectionString),
            _ => throw Unknown(Provider),
        };

    /// <summary>Points a DbContext at this database.</summary>
    public DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string historyTable = "__migrations_test") =>
        Provider switch
        {
            Providers.Sqlite => options.UseSqlite(ConnectionString, o => o.MigrationsHistoryTable(historyTable)),
            Providers.PostgreSql => options.UseNpgsql(ConnectionString, o => o.MigrationsHistoryTable(historyTable)),
            Providers.SqlServer => options.UseSqlServer(ConnectionString, o => o.MigrationsHistoryTable(historyTable)),
            _ => throw Unknown(Provider),
        };

    /// <summary>Runs a statement that a test has written.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // No user writes it.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets go of every connection and takes no more, so that it can be copied.</summary>
    internal async Task SealAsync()
    {
        switch (Connect())
        {
            case SqliteConnection sqlite:
                SqliteConnection.ClearPool(sqlite);
                break;
            case NpgsqlConnection:
                await (await PostgreSqlServer.SharedAsync()).SealDatabaseAsync(ConnectionString);
                break;
        }
    }

    /// <summary>Another with the same in it; on SQL Server an empty one. Seal the original first.</summary>
    internal async Task<TestDatabase> CopyAsync()
    {
        switch (Connect())
        {
            case SqliteConnection sqlite:
                var copy = CreateSqlite();
                File.Copy(sqlite.DataSource, new SqliteConnectionStringBuilder(copy.ConnectionString).DataSource);
                return copy;
            case NpgsqlConnection:
                return await CreatePostgreSqlAsync(ConnectionString);
            default:
                return await CreateAsync(Provider);
        }
    }

    public async ValueTask DisposeAsync() => await drop();

    public override string ToString() => Provider;

    private static TestDatabase CreateSqlite()
    {
        var folder = FastFolder.Create();
        var connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "council.db") }.ToString();
        return new TestDatabase(
            Providers.Sqlite,
            connectionString,
            () =>
            {
                using (var pooled = new SqliteConnection(connectionString))
                    SqliteConnection.ClearPool(pooled);
                folder.Delete(recursive: true);
                return Task.CompletedTask;
            }
        );
    }

    private static async Task<TestDatabase> CreatePostgreSqlAsync(string? original = null)
    {
        var server = await PostgreSqlServer.SharedAsync();
        var connectionString = await server.CreateDatabaseAsync(original);
        return new TestDatabase(
            Providers.PostgreSql,
            connectionString,
            () => server.DropDatabaseAsync(connectionString),
            server.OfHost(connectionString)
        );
    }

    private static async Task<TestDatabase> CreateSqlServerAsync()
    {
        var server = await SqlServer.SharedAsync();
        var connectionString = await server.CreateDatabaseAsync();
        return new TestDatabase(Providers.SqlServer, connectionString, () => server.DropDatabaseAsync(connectionString));
    }

    private static ArgumentException Unknown(string provider) =>
        new($"There is no database provider '{provider}'; expected one of: {string.Join(", ", Providers.All)}.", nameof(provider));
}
