using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Hosting;

/// <summary>
/// Loads the demonstration data of the core and then of each module, where the setting <c>Demonstration</c> is true and this build of the module
/// has not loaded it yet.
/// </summary>
internal sealed class DemonstrationData(IServiceScopeFactory scopes, IConfiguration configuration, IOptions<DataOptions> data)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue<bool>("Demonstration"))
        {
            return;
        }

        var loaded = await LoadedAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = new Caller(
            "demonstration",
            isOperator: true,
            new Dictionary<Guid, Role>()
        );
        foreach (var demonstration in scope.ServiceProvider.GetServices<IDemonstration>())
        {
            var (loader, build) = (demonstration.GetType().FullName!, demonstration.GetType().Module.ModuleVersionId);
            if (!loaded.Contains((loader, build)))
            {
                await demonstration.LoadAsync(cancellationToken);
                await MarkAsync(scope.ServiceProvider.GetRequiredService<CoreDb>(), loader, build, cancellationToken);
            }
        }
    }

    // Read without the core's model, which takes a third of a second to make: most starts find everything loaded.
    private async Task<HashSet<(string Loader, Guid Build)>> LoadedAsync(CancellationToken cancellationToken)
    {
        await using var connection = DatabaseProbe.Connection(data.Value);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Loader\", \"Build\" FROM core_demonstrations";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var loaded = new HashSet<(string, Guid)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            loaded.Add((rows.GetString(0), rows.GetGuid(1)));
        }

        return loaded;
    }

    // Not audited: the data itself is, and this says only that a look is not worth while.
    private static async Task MarkAsync(CoreDb db, string loader, Guid build, CancellationToken cancellationToken)
    {
        await db.Demonstrations.Where(d => d.Loader == loader).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO core_demonstrations (\"Loader\", \"Build\") VALUES ({loader}, {build})",
            cancellationToken
        );
    }
}
