using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using SQLitePCL;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Whether the database has changed, whoever changed it: between two equal versions nothing was committed. A version is read in
/// microseconds, without a table.
/// </summary>
internal sealed class DataVersion(IOptions<DataOptions> data) : IDisposable
{
    private readonly DataOptions _data = data.Value;
    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private sqlite3_stmt? _statement;
    private string? _postgres;

    /// <summary>The version at this moment. Null on SQL Server, which has none that costs little.</summary>
    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken) =>
        _data.Provider switch
        {
            "sqlite" => new(OfSqlite()),
            "postgres" => OfPostgresAsync(cancellationToken),
            _ => new((string?)null),
        };

    public void Dispose()
    {
        _statement?.Dispose();
        _connection?.Dispose();
    }

    // The number belongs to one connection, and goes up when another connection has committed. So this one never writes, and stays open.
    // All requests wait for each other here, so the statement is kept ready: it takes a tenth of the time of a command.
    private string OfSqlite()
    {
        lock (_lock)
        {
            var statement = _statement ??= Prepare();
            try
            {
                Check(raw.sqlite3_step(statement), raw.SQLITE_ROW);
                return raw.sqlite3_column_int64(statement, 0).ToString(CultureInfo.InvariantCulture);
            }
            finally
            {
                raw.sqlite3_reset(statement);
            }
        }
    }

    private sqlite3_stmt Prepare()
    {
        _connection ??= new(new SqliteConnectionStringBuilder(Databases.SqliteConnectionString(_data)) { Pooling = false }.ToString());
        _connection.Open();
        raw.sqlite3_busy_timeout(_connection.Handle, _data.WaitSeconds * 1000);
        Check(raw.sqlite3_prepare_v2(_connection.Handle, "PRAGMA data_version", out var statement), raw.SQLITE_OK);
        return statement;
    }

    private void Check(int result, int expected)
    {
        if (result != expected)
        {
            SqliteException.ThrowExceptionForRC(result, _connection!.Handle);
        }
    }

    // Which transactions a statement sees: a commit changes it.
    private async ValueTask<string?> OfPostgresAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_postgres ??= Databases.WithPreparedStatements(_data.ConnectionString));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection)
        {
            CommandTimeout = _data.WaitSeconds,
        };
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
