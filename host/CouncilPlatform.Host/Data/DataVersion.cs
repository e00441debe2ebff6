using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

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
    private SqliteCommand? _command;

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
        _command?.Dispose();
        _connection?.Dispose();
    }

    // The number belongs to one connection, and goes up when another connection has committed. So this one never writes, and stays open.
    private string OfSqlite()
    {
        lock (_lock)
        {
            if (_connection is null)
            {
                _connection = new(
                    new SqliteConnectionStringBuilder(Databases.SqliteConnectionString(_data)) { Pooling = false }.ToString()
                );
                _connection.Open();
                _command = _connection.CreateCommand();
                _command.CommandText = "PRAGMA data_version";
            }

            return ((long)_command!.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture);
        }
    }

    // Which transactions a statement sees: a commit changes it.
    private async ValueTask<string?> OfPostgresAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_data.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection)
        {
            CommandTimeout = _data.WaitSeconds,
        };
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
