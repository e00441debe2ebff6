using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Testing.Databases;

/// <summary>
/// Stands where SQL Server would, for contexts on that provider: every command is parsed as T-SQL and never leaves. A write is answered as
/// done, a query with made-up rows (see <see cref="TSqlReader"/>).
/// </summary>
/// <param name="rows">How many rows each query of a table is answered with: 0 or 1.</param>
internal sealed class TSqlStandIn(int rows) : IDbConnectionInterceptor
{
    public InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData,
        InterceptionResult<DbConnection> result
    ) => InterceptionResult<DbConnection>.SuppressWithResult(new TSqlConnection(rows));
}
