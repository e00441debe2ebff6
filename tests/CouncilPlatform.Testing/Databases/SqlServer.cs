using DotNet.Testcontainers.Builders;
using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

namespace CouncilPlatform.Testing.Databases;

/// <summary>The throw-away SQL Server of this test process, in a container; only where a Docker engine answers.</summary>
public sealed class SqlServer
{
    private static readonly Lazy<Task<SqlServer?>> Shared = new(StartAsync);

    private readonly MsSqlContainer container;

    private SqlServer(MsSqlContainer container) => this.container = container;

    /// <summary>Skips the running test where no Docker engine answers, in CI too: Docker is the one part CI may lack.</summary>
    public static async Task<SqlServer> SharedAsync()
    {
        var server = await Shared.Value;
        Assert.SkipWhen(server is null, "Start a Docker engine to run this test on SQL Server.");
        return server!;
    }

    /// <summary>Makes a fresh, empty database and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"council_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE [{name}]");
        return new SqlConnectionStringBuilder(container.GetConnectionString()) { InitialCatalog = name }.ToString();
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        await ExecuteAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
    }

    private static async Task<SqlServer?> StartAsync()
    {
        try
        {
            var server = new SqlServer(new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build());
            await server.container.StartAsync();
            return server;
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(container.GetConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
