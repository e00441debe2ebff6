using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Health;

/// <summary>
/// Whether one module can work: its database answers and is up to date. The host is ready even without a quarantined module.
/// </summary>
internal sealed class ModuleHealth(LoadedModule module, IOptions<DataOptions> data) : IHealthCheck
{
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

            return HealthCheckResult.Healthy("running");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"Its database does not answer: {DatabaseProbe.Reason(e)}", e);
        }
    }
}
