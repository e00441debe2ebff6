using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CouncilPlatform.Host.Data;

/// <summary>Why a database did not do what it was sent, whichever provider reports it.</summary>
internal static class DatabaseFaults
{
    /// <summary>What a caller reads if the database is busy or cannot be reached.</summary>
    public const string Busy = "The database is busy or does not answer, so this was not done. Try again in a few seconds.";

    /// <summary>How long a caller must wait before the same request can succeed.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private const int SqliteBusySnapshot = 517;

    // The class 08 (connection) and the shutdowns of the class 57.
    private static readonly string[] _postgresEnds =
    [
        "08",
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CrashShutdown,
        PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.IdleSessionTimeout,
    ];

    // No room for more work or on the disk (53), a user or database that is not known at present (28, 3D), an error of the disk, a lock or a
    // statement that took too long, and a server that only reads since another one took over.
    private static readonly string[] _postgresUnavailable =
    [
        "53",
        "28",
        "3D",
        PostgresErrorCodes.IoError,
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.QueryCanceled,
        PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    // The network's errors, and those of a server that moves the database to another one.
    private static readonly int[] _sqlServerEnds = [20, 53, 64, 121, 233, 10053, 10054, 10060, 10061, 11001, 40197, 40613, 42108, 42109];

    // Timeouts of statements and locks, databases and logins that are not known at present, no room for more work, a full disk or log.
    private static readonly int[] _sqlServerUnavailable =
    [
        -2,
        258,
        1222,
        4060,
        18456,
        40501,
        49918,
        49919,
        49920,
        701,
        8645,
        8651,
        1101,
        1105,
        9002,
    ];

    /// <summary>Whether a save failed because a unique index already has the value.</summary>
    public static bool IsDuplicate(Exception e) =>
        Cause(e) switch
        {
            SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
            SqlException { Number: 2601 or 2627 } => true,
            _ => false,
        };

    /// <summary>
    /// Whether a write failed because of another write at the same time, and would succeed if it ran again: a deadlock or a serialisation
    /// failure.
    /// </summary>
    public static bool IsWriteConflict(Exception e) =>
        Cause(e) switch
        {
            SqliteException { SqliteExtendedErrorCode: SqliteBusySnapshot } => true,
            PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
            SqlException { Number: 1205 or 3960 } => true,
            _ => false,
        };

    /// <summary>Whether the connection has ended. On another one the same may succeed at once.</summary>
    public static bool IsLost(Exception e) =>
        Cause(e) switch
        {
            PostgresException refused => IsOneOf(refused.SqlState, _postgresEnds),
            NpgsqlException ended => ended.InnerException is IOException or SocketException,
            SqlException ended => ended.Class >= 20 || _sqlServerEnds.Contains(ended.Number),
            _ => false,
        };

    /// <summary>
    /// Whether the database is at fault, not what it was sent: it cannot be reached, does not answer in time, or is busy with another
    /// write.
    /// </summary>
    public static bool IsUnavailable(Exception e) =>
        IsLost(e)
        || Cause(e) switch
        {
            // Busy, locked, an error of the disk, a full disk, a file that cannot be opened.
            SqliteException { SqliteErrorCode: 5 or 6 or 10 or 13 or 14 } => true,
            PostgresException refused => IsOneOf(refused.SqlState, _postgresUnavailable),
            // The driver's own errors are about the connection: no answer in time, no free connection in the pool.
            NpgsqlException or SocketException => true,
            SqlException refused => _sqlServerUnavailable.Contains(refused.Number),
            _ => false,
        };

    /// <summary>
    /// Whether it only says that somebody left, or the time was over: see <see cref="Cancellations"/>, which never sees what fails while
    /// rows are read.
    /// </summary>
    public static bool IsCancelled(Exception e, CancellationToken cancelled) =>
        cancelled.IsCancellationRequested && (e is OperationCanceledException || Cause(e) is not null);

    // Drivers wrap errors of the network, and EF Core wraps those of drivers. What fails to reach another server is not a fault of a
    // database, and a change that may have been saved is more than one.
    private static Exception? Cause(Exception e)
    {
        for (var cause = e; cause is not (null or HttpRequestException or OutcomeUnknownException); cause = cause.InnerException)
        {
            if (cause is DbException or SocketException)
            {
                return cause;
            }
        }

        return null;
    }

    private static bool IsOneOf(string code, string[] beginnings) =>
        beginnings.Any(beginning => code.StartsWith(beginning, StringComparison.Ordinal));
}
