using System.Security.Cryptography;
using DotNet.Testcontainers.Builders;
using Npgsql;
using Testcontainers.PostgreSql;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// The PostgreSQL server of the tests: the one that the environment names, else one that lives as long as this process, started when first
/// asked for from the machine's own PostgreSQL programs or by Docker. That one trades safety for speed.
/// </summary>
public sealed class PostgreSqlServer
{
    /// <summary>The environment variable: a connection string of a login that may create databases and roles.</summary>
    public const string Variable = "COUNCIL_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgreSqlServer?>> Shared = new(StartAsync);

    private readonly NpgsqlDataSource admin;
    private readonly object? keepAlive;
    private readonly NpgsqlConnectionStringBuilder host;
    private readonly List<string> sealedDatabases = [];

    private PostgreSqlServer(string connectionString, object? keepAlive)
    {
        ConnectionString = connectionString;
        admin = NpgsqlDataSource.Create(connectionString);
        this.keepAlive = keepAlive;
        host = new(connectionString) { Username = $"council_tests_{Guid.NewGuid():N}", Password = RandomNumberGenerator.GetHexString(32) };
    }

    /// <summary>The connection that creates databases.</summary>
    public string ConnectionString { get; }

    /// <summary>Where neither PostgreSQL nor Docker is on the machine, skips the running test (in CI: fails it).</summary>
    public static async Task<PostgreSqlServer> SharedAsync()
    {
        var server = await Shared.Value;
        Require.Part(
            server is not null,
            "Install Debian's postgresql package (apt-get install postgresql), start a Docker engine, or set "
                + $"{Variable} to a server's connection string, to run this test on PostgreSQL."
        );
        return server;
    }

    /// <summary>Makes a fresh database and answers its connection string.</summary>
    /// <param name="original">The connection string of a sealed one to copy; an empty one is made where nothing is said.</param>
    public async Task<string> CreateDatabaseAsync(string? original = null)
    {
        var name = $"council_{Guid.NewGuid():N}";
        // template0, and one that is sealed, takes no connections, so any number of tests may copy it at once.
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {(original is null ? "template0" : NameOf(original))}");
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ToString();
    }

    /// <summary>The connection string of a host's login for a database: the login owns nothing there.</summary>
    public string OfHost(string connectionString) =>
        new NpgsqlConnectionStringBuilder(host.ToString()) { Database = NameOf(connectionString) }.ToString();

    /// <summary>Lets no more connections in.</summary>
    public async Task SealDatabaseAsync(string connectionString)
    {
        await ClearPoolsAsync(connectionString);
        await ExecuteAsync($"ALTER DATABASE {NameOf(connectionString)} WITH ALLOW_CONNECTIONS false");
        lock (sealedDatabases)
        {
            sealedDatabases.Add(connectionString);
        }
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        await ClearPoolsAsync(connectionString);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {NameOf(connectionString)} WITH (FORCE)");
    }

    private async Task ClearPoolsAsync(string connectionString)
    {
        string[] logins = [connectionString, OfHost(connectionString)];
        // Hosts have pools of their own.
        foreach (var login in logins.Concat(logins.Select(Host.Data.Databases.WithPreparedStatements)))
        {
            await using var pooled = new NpgsqlConnection(login);
            NpgsqlConnection.ClearPool(pooled);
        }
    }

    private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static async Task<PostgreSqlServer?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            var server = await new PostgreSqlServer(named, keepAlive: null).WithHostLoginAsync();
            // The server outlives this process, and nobody else removes what this process made.
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.RemoveAsync().Wait();
            return server;
        }

        if (PostgreSqlCluster.FindBinaries() is { } binaries)
        {
            var cluster = await PostgreSqlCluster.StartAsync(binaries);
            return await new PostgreSqlServer(cluster.ConnectionString, cluster).WithHostLoginAsync();
        }

        try
        {
            var container = new PostgreSqlBuilder("postgres:17")
                .WithCommand("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200")
                .Build();
            await container.StartAsync();
            return await new PostgreSqlServer(container.GetConnectionString(), container).WithHostLoginAsync();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    private async Task<PostgreSqlServer> WithHostLoginAsync()
    {
        await ExecuteAsync($"CREATE ROLE {host.Username} LOGIN PASSWORD '{host.Password}'");
        return this;
    }

    private async Task RemoveAsync()
    {
        foreach (var database in sealedDatabases)
        {
            await DropDatabaseAsync(database);
        }

        await ExecuteAsync($"DROP ROLE {host.Username}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
        GC.KeepAlive(keepAlive);
    }
}
