using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// Whatever a driver throws at a statement that was cancelled becomes a cancellation. SqlClient, for example, throws an error of its own,
/// "Operation cancelled by user", which would look like a fault of the host. It comes last: what it throws, no other interceptor hears of.
/// </summary>
internal sealed class Cancellations : DbCommandInterceptor
{
    public static readonly Cancellations Instance = new();

    public override Task CommandFailedAsync(
        DbCommand command,
        CommandErrorEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(
        DbCommand command,
        CommandEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }
}
