using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Notifies a context of the connection that is opened for it, which it closes when it ends, and an operation of those that it keeps open
/// until then: see <see cref="OperationConnections"/>.
/// </summary>
internal sealed class KeptConnections : DbConnectionInterceptor
{
    public static readonly KeptConnections Instance = new();

    // Before it is opened: what other interceptors do with an open connection can fail.
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (eventData.Context is ModuleDb db)
        {
            db.Connection = connection;
        }

        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is ModuleDb { Scope: { } scope } db && scope.GetService<OperationConnections>() is { } operation)
        {
            await operation.KeepAsync(db, cancellationToken);
        }
    }
}
