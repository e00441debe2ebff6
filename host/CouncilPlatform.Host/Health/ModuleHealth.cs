using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CouncilPlatform.Host.Health;

/// <summary>Whether one module can work: its database answers and is up to date. A quarantined module leaves the host ready, without it.</summary>
internal sealed class ModuleHealth(LoadedModule module, IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (module.State == ModuleState.Quarantined)
        {
            return HealthCheckResult.Degraded(module.Reason);
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var type in module.Databases)
            {
                var database = ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Database;
                await DatabaseProbe.ConnectAsync(database.GetDbConnection(), cancellationToken);
                var pending = (await database.GetPendingMigrationsAsync(cancellationToken)).Count();
                if (pending > 0)
                {
                    return HealthCheckResult.Unhealthy($"{pending} of its migrations are not applied. Restart the host, which applies them.");
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
