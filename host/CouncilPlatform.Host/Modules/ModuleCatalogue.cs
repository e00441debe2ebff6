using CouncilPlatform.Host.GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Modules;

/// <summary>Every module that was found: the core first, then by id.</summary>
internal sealed class ModuleCatalogue(IEnumerable<LoadedModule> modules)
{
    public IReadOnlyList<LoadedModule> All { get; } = [.. modules.OrderBy(m => m.Id != Gate.CoreModule).ThenBy(m => m.Id, StringComparer.Ordinal)];

    public IReadOnlyList<LoadedModule> Running => [.. All.Where(m => m.State == ModuleState.Running)];

    /// <summary>The schema of all running modules, once it is checked.</summary>
    public ISchema? Schema { get; private set; }

    /// <summary>Builds the schema of all modules, and leaves out each that it fails on.</summary>
    public void CheckSchema()
    {
        while (true)
        {
            try
            {
                Schema = SchemaBuilder.Build(Running);
                return;
            }
            catch (ModuleFaultException e) when (e.Module != Gate.CoreModule)
            {
                All.Single(m => m.Id == e.Module && m.State == ModuleState.Running).Quarantine(e.Message + ".");
            }
        }
    }

    public void Log(ILogger logger)
    {
        foreach (var module in All)
        {
            if (module.State == ModuleState.Running)
            {
                logger.LogInformation("Module {Module} {Version} runs", module.Id, module.Version);
            }
            else
            {
                logger.LogError("Module {Module} {Version} is quarantined: {Reason}", module.Id, module.Version, module.Reason);
            }
        }
    }
}
