using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Tests.Faults;

/// <summary>The second mutation of a request finds the database busy, as SQLite reports it.</summary>
internal sealed class SecondCommitIsBusy : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) =>
        command.CommandText.StartsWith("INSERT INTO \"core_partnerships\"", StringComparison.Ordinal)
        && command.Parameters.Cast<DbParameter>().Any(p => p.Value is "second")
            ? throw new SqliteException("database is locked", 5)
            : new(result);
}
