using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Data;

/// <summary>Brings the database of every module up to date at start, while the host holds <see cref="StartLock"/>.</summary>
internal sealed class Migrator(ModuleCatalogue catalogue, IServiceProvider services, IOptions<DataOptions> data, ILogger<Migrator> logger)
{
    // A migration may rewrite a large table, and nobody waits for an answer.
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        foreach (var (module, database) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))))
        {
            try
            {
                var migrations = await PendingMigrations.OfAsync(data.Value.AsOwner(), module.Id, database, cancellationToken);
                if (migrations.Fault is { } fault && module.Id != Gate.CoreModule)
                {
                    module.Quarantine(fault);
                    logger.LogError("Module {Module} {Version} is quarantined: {Reason}", module.Id, module.Version, fault);
                }
                else if (migrations.Pending.Count > 0)
                {
                    await using var scope = services.CreateAsyncScope();
                    var tables = ((DbContext)scope.ServiceProvider.GetRequiredService(database)).Database;
                    tables.SetCommandTimeout(_longest);
                    if (data.Value.HasOwner())
                    {
                        tables.SetConnectionString(data.Value.OwnerConnectionString);
                    }

                    await tables.MigrateAsync(cancellationToken);
                }
            }
            catch (Exception e) when (module.Id != Gate.CoreModule && e is not OperationCanceledException)
            {
                throw new ModuleFaultException(module.Id, $"its tables cannot be brought up to date: {DatabaseProbe.Reason(e)}", e);
            }
        }
    }
}
