using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Health;

/// <summary>
/// Whether one module can work: its database answers, is up to date, and has space to grow. The host is ready even without a quarantined
/// module.
/// </summary>
internal sealed class ModuleHealth(LoadedModule module, IOptions<DataOptions> data) : IHealthCheck
{
    private const long Megabyte = 1_000_000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (module.State == ModuleState.Quarantined)
        {
            return HealthCheckResult.Degraded(module.Reason);
        }

        try
        {
            await using (var connection = DatabaseProbe.Connection(data.Value))
            {
                await DatabaseProbe.ConnectAsync(connection, cancellationToken);
            }

            foreach (var type in module.Databases)
            {
                var pending = (await PendingMigrations.OfAsync(data.Value, module.Id, type, cancellationToken)).Pending;
                if (pending.Count > 0)
                {
                    return HealthCheckResult.Unhealthy(
                        $"{pending.Count} of its migrations are not applied. Restart the host, which applies them."
                    );
                }
            }

            return HasSpace()
                ? HealthCheckResult.Healthy("running")
                : HealthCheckResult.Unhealthy(
                    $"The disk of {Databases.SqliteFile(data.Value)} has less than {data.Value.LeastFreeMegabytes} MB free."
                );
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"Its database does not answer: {DatabaseProbe.Reason(e)}", e);
        }
    }

    // The disks of the other databases are their servers'.
    private bool HasSpace() =>
        data.Value is not { Provider: "sqlite", LeastFreeMegabytes: > 0 and var least }
        || new DriveInfo(Path.GetDirectoryName(Databases.SqliteFile(data.Value))!).AvailableFreeSpace >= least * Megabyte;
}
