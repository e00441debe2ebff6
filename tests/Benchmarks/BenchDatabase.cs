using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Benchmarks;

/// <summary>
/// The database that a benchmark fills and reads: the embedded one in a folder, or the one on PostgreSQL that the environment names as it
/// does for the host, with <c>Data__Provider</c> and <c>Data__ConnectionString</c>.
/// </summary>
internal static class BenchDatabase
{
    public static string Provider => Environment.GetEnvironmentVariable("Data__Provider") ?? "sqlite";

    public static string? ConnectionString => Environment.GetEnvironmentVariable("Data__ConnectionString");

    public static DbConnection Open(string directory)
    {
        DbConnection connection =
            Provider == "postgres"
                ? new NpgsqlConnection(ConnectionString)
                : new SqliteConnection(
                    new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "council-platform.db") }.ToString()
                );
        connection.Open();
        return connection;
    }
}
