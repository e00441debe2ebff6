using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Audit;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Data.RowSecurity;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting;

/// <summary>
/// What must be done before any request is answered: the databases are brought up to date and the demonstration data is loaded.
/// </summary>
internal sealed class StartUp(
    ModuleCatalogue catalogue,
    Migrator migrator,
    RowSecurityStart rowSecurity,
    AuditStart audit,
    SeenBuilds builds,
    DemonstrationData demonstration,
    SqliteStatistics statistics,
    IServiceScopeFactory scopes,
    IOptions<DataOptions> data,
    ILogger<StartUp> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        catalogue.Log(logger);
        await using var turn = await StartLock.AcquireAsync(data.Value, cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        await rowSecurity.RunAsync(cancellationToken);
        await CompareTablesAsync(cancellationToken);
        await audit.RunAsync(cancellationToken);
        await demonstration.LoadAsync(cancellationToken);
        await statistics.UpdateAsync();
    }

    // Once for each build of a module: to make its model takes a third of a second.
    private async Task CompareTablesAsync(CancellationToken cancellationToken)
    {
        foreach (var (module, database) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))).ToList())
        {
            var work = $"tables of {database.FullName}";
            if (await builds.HasAsync(work, database, cancellationToken))
            {
                continue;
            }

            await using var scope = scopes.CreateAsyncScope();
            if (
                await MissingTables.FindAsync((DbContext)scope.ServiceProvider.GetRequiredService(database), cancellationToken) is { } fault
            )
            {
                module.Quarantine(fault);
                logger.LogError("Module {Module} {Version} is quarantined: {Reason}", module.Id, module.Version, fault);
                continue;
            }

            await SeenBuilds.AddAsync(scope.ServiceProvider.GetRequiredService<CoreDb>(), work, database, cancellationToken);
        }
    }
}
