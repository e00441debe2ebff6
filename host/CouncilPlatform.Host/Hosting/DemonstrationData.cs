using CouncilPlatform.Host.Security;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Host.Hosting;

/// <summary>Loads the demonstration data of the core and then of each module, where the setting <c>Demonstration</c> is true.</summary>
internal sealed class DemonstrationData(IServiceScopeFactory scopes, IConfiguration configuration)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demonstration"))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = new Caller("demonstration", isOperator: true, new Dictionary<Guid, Role>());
        foreach (var demonstration in scope.ServiceProvider.GetServices<IDemonstration>())
        {
            await demonstration.LoadAsync(cancellationToken);
        }
    }
}
