using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Data;

/// <summary>Brings the database of every module up to date at start. The host holds <see cref="StartLock"/> meanwhile.</summary>
internal sealed class Migrator(ModuleCatalogue catalogue, IServiceProvider services)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        foreach (var (module, database) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))))
        {
            try
            {
                await MigrateAsync(database, cancellationToken);
            }
            catch (Exception e) when (module.Id != Gate.CoreModule && e is not OperationCanceledException)
            {
                throw new ModuleFaultException(module.Id, $"its tables cannot be brought up to date: {DatabaseProbe.Reason(e)}", e);
            }
        }
    }

    private async Task MigrateAsync(Type database, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var facade = ((DbContext)scope.ServiceProvider.GetRequiredService(database)).Database;
        // To migrate nothing costs a lock and a third of a second of the start.
        if ((await facade.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await facade.MigrateAsync(cancellationToken);
        }
    }
}
