using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CouncilPlatform.Host.Data;

/// <summary>Checks that a database answers, on a new connection: a pooled one may have outlived its server or its file.</summary>
internal static class DatabaseProbe
{
    private const int Patience = 5;

    /// <exception cref="DbException">The database does not answer.</exception>
    public static async Task ConnectAsync(DbConnection like, CancellationToken cancellationToken)
    {
        await using var connection = Fresh(like);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection ? "PRAGMA schema_version" : "SELECT 1";
        await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>A closed connection, as the settings describe it.</summary>
    public static DbConnection Connection(DataOptions data) =>
        data.Provider switch
        {
            "postgres" => new NpgsqlConnection(data.ConnectionString),
            "sqlserver" => new SqlConnection(data.ConnectionString),
            _ => new SqliteConnection(Databases.SqliteConnectionString(data)),
        };

    /// <summary>The innermost reason, in one line.</summary>
    public static string Reason(Exception e) => e.GetBaseException().Message.ReplaceLineEndings(" ").Trim();

    private static DbConnection Fresh(DbConnection like) =>
        like switch
        {
            NpgsqlConnection => new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(like.ConnectionString) { Pooling = false, Timeout = Patience }.ToString()
            ),
            SqlConnection => new SqlConnection(
                new SqlConnectionStringBuilder(like.ConnectionString) { Pooling = false, ConnectTimeout = Patience }.ToString()
            ),
            _ => new SqliteConnection(
                new SqliteConnectionStringBuilder(like.ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString()
            ),
        };
}
