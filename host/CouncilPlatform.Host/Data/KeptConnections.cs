using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Data;

/// <summary>Notifies an operation of the connections that its contexts open: see <see cref="OperationConnections"/>.</summary>
internal sealed class KeptConnections : DbConnectionInterceptor
{
    public static readonly KeptConnections Instance = new();

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
