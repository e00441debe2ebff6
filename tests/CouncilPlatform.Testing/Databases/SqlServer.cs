using DotNet.Testcontainers.Builders;
using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace CouncilPlatform.Testing.Databases;

/// <summary>The SQL Server of the tests: the one that the environment names, else a container where a Docker engine answers.</summary>
public sealed class SqlServer
{
    /// <summary>The environment variable: a connection string of a login that may create databases.</summary>
    public const string Variable = "COUNCIL_TEST_SQLSERVER";

    /// <summary>Why a test is skipped where there is no SQL Server.</summary>
    public const string HowToRun =
        $"Set {Variable} to a SQL Server's connection string, or start a Docker engine, to run these tests on SQL Server.";

    private static readonly Lazy<MsSqlContainer?> Container = new(FindContainer);
    private static readonly Lazy<Task<SqlServer?>> Shared = new(StartAsync);

    private readonly string connectionString;

    private SqlServer(string connectionString) => this.connectionString = connectionString;

    /// <summary>Whether there is one to run tests on.</summary>
    public static bool IsAvailable => Named is not null || Container.Value is not null;

    private static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    /// <summary>Skips the running test where there is no SQL Server, in CI too: it is the one part CI may lack.</summary>
    public static async Task<SqlServer> SharedAsync()
    {
        var server = await Shared.Value;
        Assert.SkipWhen(server is null, HowToRun);
        return server!;
    }

    /// <summary>Creates a fresh, empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"council_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE [{name}]");
        return new SqlConnectionStringBuilder(connectionString) { InitialCatalog = name }.ToString();
    }

    public async Task DropDatabaseAsync(string database)
    {
        var name = new SqlConnectionStringBuilder(database).InitialCatalog;
        await ExecuteAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
    }

    private static MsSqlContainer? FindContainer()
    {
        try
        {
            return new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    private static async Task<SqlServer?> StartAsync()
    {
        if (Named is { } named)
        {
            return new SqlServer(named);
        }

        if (Container.Value is not { } container)
        {
            return null;
        }

        await container.StartAsync();
        return new SqlServer(container.GetConnectionString());
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
