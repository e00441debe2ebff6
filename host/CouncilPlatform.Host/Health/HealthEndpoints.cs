using System.Text.Json.Nodes;
using CouncilPlatform.Host.Core.Partnerships;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Health;

/// <summary>
/// <c>/health/live</c>: the process answers; it never uses the database. <c>/health/ready</c>: 200 if requests can be served, otherwise
/// 503.
/// Operators and administrators see the state of each module, everyone else one word.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services, ModuleCatalogue catalogue)
    {
        var checks = services.AddHealthChecks();
        foreach (var (module, index) in catalogue.All.GroupBy(m => m.Id).SelectMany(g => g.Select((m, i) => (m, i))))
        {
            // Two folders may claim one id; each has its own line.
            var name = index == 0 ? module.Id : $"{module.Id} ({index + 1})";
            checks.Add(
                new(
                    name,
                    provider => new ModuleHealth(module, provider.GetRequiredService<IOptions<DataOptions>>()),
                    HealthStatus.Unhealthy,
                    [],
                    _timeout
                )
            );
        }
    }

    /// <summary>Mapped before anything that reads the database, such as the check of the key.</summary>
    public static void UseLiveHealth(this IApplicationBuilder app) =>
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });

    public static void MapReadyHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).DisableRateLimiting();

    private static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        if (!await MaySeeModulesAsync(http))
        {
            http.Response.ContentType = "text/plain";
            await http.Response.WriteAsync(report.Status.ToString(), http.RequestAborted);
            return;
        }

        var modules = report.Entries.Select(e =>
            (JsonNode)
                new JsonObject
                {
                    ["id"] = e.Key,
                    ["state"] = e.Value.Status.ToString(),
                    ["reason"] = e.Value.Status == HealthStatus.Healthy ? null : e.Value.Description,
                }
        );
        await http.Response.WriteAsJsonAsync(
            new JsonObject { ["status"] = report.Status.ToString(), ["modules"] = new JsonArray([.. modules]) },
            http.RequestAborted
        );
    }

    private static async Task<bool> MaySeeModulesAsync(HttpContext http)
    {
        var caller = http.RequestServices.GetRequiredService<Caller>();
        return caller.IsOperator
            || caller.IsKnown
                && (await http.RequestServices.GetRequiredService<VisiblePartnerships>().AllAsync(http.RequestAborted)).Any(p =>
                    caller.Has(Role.Administrator, p)
                );
    }
}
