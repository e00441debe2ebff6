using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Held by one starting host at a time, so that a database is migrated and filled only once, however many hosts start together. The lock
/// belongs to a process or session and ends with it: a host that is killed leaves no lock behind.
/// </summary>
internal static class StartLock
{
    private const string PostgreSql = "SELECT pg_advisory_lock(hashtext('council-platform-start'))";
    private const string SqlServer =
        "EXEC sp_getapplock @Resource = 'council-platform-start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1";

    /// <summary>Waits for the lock. Dispose the result to let the next host start.</summary>
    public static Task<IAsyncDisposable> AcquireAsync(DataOptions data, CancellationToken cancellationToken) =>
        data.Provider switch
        {
            "sqlite" => AcquireFileAsync(data, cancellationToken),
            // No pool: a pooled connection would keep its session, and the lock, after it is closed.
            "postgres" => AcquireSessionAsync(
                new NpgsqlConnection(new NpgsqlConnectionStringBuilder(data.ConnectionString) { Pooling = false }.ToString()),
                PostgreSql,
                cancellationToken
            ),
            _ => AcquireSessionAsync(
                new SqlConnection(new SqlConnectionStringBuilder(data.ConnectionString) { Pooling = false }.ToString()),
                SqlServer,
                cancellationToken
            ),
        };

    private static async Task<IAsyncDisposable> AcquireSessionAsync(
        DbConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<IAsyncDisposable> AcquireFileAsync(DataOptions data, CancellationToken cancellationToken)
    {
        var database = Databases.SqliteFile(data);
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        var file = await OpenAsync(database + ".start", cancellationToken);

        // The journal mode is a setting of the file. EF Core has a lock of its own in a table, which a killed process leaves behind for
        // ever: the host that holds the file knows that it is stale.
        await using var connection = new SqliteConnection(Databases.SqliteConnectionString(data));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=wal; DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return file;
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        const int patience = 600;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }
}
