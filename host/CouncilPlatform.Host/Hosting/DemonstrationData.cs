using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Hosting;

/// <summary>
/// Loads the demonstration data of the core and then of each module, if the setting <c>Demonstration</c> is true and this build of the
/// module has not loaded it yet.
/// </summary>
internal sealed class DemonstrationData(IServiceScopeFactory scopes, IConfiguration configuration, SeenBuilds builds)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demonstration"))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = CallerScopes.Platform("demonstration");
        foreach (var demonstration in scope.ServiceProvider.GetServices<IDemonstration>())
        {
            var loader = demonstration.GetType();
            if (!await builds.HasAsync(loader.FullName!, loader, cancellationToken))
            {
                await demonstration.LoadAsync(cancellationToken);
                await SeenBuilds.AddAsync(scope.ServiceProvider.GetRequiredService<CoreDb>(), loader.FullName!, loader, cancellationToken);
            }
        }
    }
}
