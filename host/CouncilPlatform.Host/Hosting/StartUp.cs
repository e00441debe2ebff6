using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Hosting;

/// <summary>What must be done before anything is answered: the databases are brought up to date and the demonstration data is there.</summary>
internal sealed class StartUp(ModuleCatalogue catalogue, Migrator migrator, DemonstrationData demonstration, ILogger<StartUp> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        catalogue.Log(logger);
        await migrator.MigrateAsync(cancellationToken);
        await demonstration.LoadAsync(cancellationToken);
    }
}
