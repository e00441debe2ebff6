using CouncilPlatform.Host.Modules;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>The command <c>check</c>: says everything that is wrong with the configuration, the modules and the schema, and what the next start would migrate.</summary>
internal static class Check
{
    public static async Task<int> RunAsync(WebApplicationBuilder builder, ModuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        var start = await StartFaults.FindAsync(builder.Configuration, cancellationToken);
        Fault[] faults = [.. start, .. catalogue.All.Where(m => m.State == ModuleState.Quarantined).Select(Quarantined)];
        if (faults.Length > 0)
        {
            Fault.Write(faults, Console.Out);
        }

        if (start.Count == 0)
        {
            await WritePendingMigrationsAsync(builder, catalogue, cancellationToken);
        }

        if (faults.Length > 0)
        {
            return Fault.ExitCode;
        }

        Console.WriteLine($"Configuration, database, schema and modules ({string.Join(", ", catalogue.Running.Select(m => m.Id))}) are in order.");
        return 0;
    }

    private static Fault Quarantined(LoadedModule module) => new(
        $"{ModuleOptions.Section}:{nameof(ModuleOptions.Directory)}, module \"{module.Id}\"",
        module.Reason!,
        "a module that loads, registers and fits the schema",
        "Replace the module's folder by a good build, or remove it; the host starts without the module.",
        Stops: false);

    private static async Task WritePendingMigrationsAsync(WebApplicationBuilder builder, ModuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        await using var services = builder.Services.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        foreach (var (module, type) in catalogue.Running.SelectMany(m => m.Databases.Select(d => (m, d))))
        {
            var pending = (await ((DbContext)scope.ServiceProvider.GetRequiredService(type)).Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            if (pending.Count > 0)
            {
                Console.WriteLine($"Pending migrations of {module.Id}, which the next start applies: {string.Join(", ", pending)}");
            }
        }
    }
}
