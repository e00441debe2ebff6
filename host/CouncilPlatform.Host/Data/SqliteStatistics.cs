using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Keeps the statistics by which SQLite chooses an index: at start, after each command, such as an import, and every hour. Without them it
/// may read a whole partnership for each row. Other databases keep their own.
/// </summary>
internal sealed class SqliteStatistics(IOptions<DataOptions> data, TimeProvider time, ILogger<SqliteStatistics> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    /// <summary>
    /// Counts the tables that were never counted, or have grown much since. It reads a limited number of rows of each. If the database is
    /// busy, the next time is soon enough.
    /// </summary>
    public async Task UpdateAsync()
    {
        if (data.Value.Provider != "sqlite")
        {
            return;
        }

        try
        {
            await using var connection = new SqliteConnection(Databases.SqliteConnectionString(data.Value));
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 1;
            // 0x10000: all tables, not only those that this connection has queried.
            command.CommandText = "PRAGMA optimize=0x10002";
            await command.ExecuteNonQueryAsync();
        }
        catch (SqliteException e)
        {
            logger.LogWarning("The statistics of the database stay as they are for now: {Reason}", DatabaseProbe.Reason(e));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_pause, time, stoppingToken);
                await UpdateAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that cannot start cancels it too, and would report an exception as its own failure.
        }
    }
}
