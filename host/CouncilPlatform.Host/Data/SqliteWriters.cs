using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// SQLite has one writer at a time, and its driver blocks a thread while it waits for another. Here writers wait one after the other
/// without a thread, so that readers keep theirs, and whoever is cancelled stops waiting.
/// </summary>
internal sealed class SqliteWriters(IOptions<DataOptions> data) : DbTransactionInterceptor, IDisposable
{
    /// <summary>How long the driver waits for another writer, in milliseconds, on every connection.</summary>
    public const int DriverWaits = 5000;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim _next = new(1);

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    )
    {
        if (connection is not SqliteConnection sqlite)
        {
            return result;
        }

        var (since, wait) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(data.Value.WaitSeconds));
        if (!await _next.WaitAsync(wait, cancellationToken))
        {
            throw Busy();
        }

        try
        {
            while (!IsFree(sqlite.Handle!))
            {
                if (Stopwatch.GetElapsedTime(since) > wait)
                {
                    throw Busy();
                }

                await Task.Delay(_pause, cancellationToken);
            }

            return InterceptionResult<DbTransaction>.SuppressWithResult(sqlite.BeginTransaction(eventData.IsolationLevel));
        }
        finally
        {
            _next.Release();
        }
    }

    public void Dispose() => _next.Dispose();

    /// <summary>Whether nobody writes, without waiting for it. Any other fault is left to what comes next.</summary>
    private static bool IsFree(sqlite3 handle)
    {
        raw.sqlite3_busy_timeout(handle, 0);
        try
        {
            var code = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
            {
                raw.sqlite3_exec(handle, "ROLLBACK");
            }

            return code != raw.SQLITE_BUSY;
        }
        finally
        {
            raw.sqlite3_busy_timeout(handle, DriverWaits);
        }
    }

    private static SqliteException Busy() => new("The database is locked by another writer.", raw.SQLITE_BUSY);
}
