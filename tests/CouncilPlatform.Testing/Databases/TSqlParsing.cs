using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Testing.Databases;

/// <summary>Stands where SQL Server would: parses each command, then answers a query with no rows and a write with one.</summary>
internal sealed class TSqlParsing : DbCommandInterceptor, IDbConnectionInterceptor
{
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
        => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        => new(InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        => Parse<DbDataReader>(command, Rows(eventData));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        => new(Parse<DbDataReader>(command, Rows(eventData)));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        => Parse(command, 1);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        => new(Parse(command, 1));

    private static InterceptionResult<T> Parse<T>(DbCommand command, T result)
    {
        TSql.AssertParses(command.CommandText);
        return InterceptionResult<T>.SuppressWithResult(result);
    }

    private static DataTableReader Rows(CommandEventData command)
    {
        using var table = new DataTable();
        table.Columns.Add("affected", typeof(int));
        if (command.CommandSource == CommandSource.SaveChanges)
            table.Rows.Add(1);
        return table.CreateDataReader();
    }
}
