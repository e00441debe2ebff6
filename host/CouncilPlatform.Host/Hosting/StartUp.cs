using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Modules;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting;

/// <summary>What must be done before anything is answered: the databases are brought up to date and the demonstration data is there.</summary>
internal sealed class StartUp(
    ModuleCatalogue catalogue,
    Migrator migrator,
    DemonstrationData demonstration,
    IOptions<DataOptions> data,
    ILogger<StartUp> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        catalogue.Log(logger);
        await using var turn = await StartLock.TakeAsync(data.Value, cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        await demonstration.LoadAsync(cancellationToken);
    }
}
