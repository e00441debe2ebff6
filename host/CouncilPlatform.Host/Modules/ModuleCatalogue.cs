using CouncilPlatform.Host.GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Modules;

/// <summary>Every module that was found: the core first, then by id.</summary>
/// <param name="modules">The modules.</param>
/// <param name="build">Builds the schema of some of them. Tests, which start many hosts, share theirs.</param>
internal sealed class ModuleCatalogue(IEnumerable<LoadedModule> modules, SchemaFactory? build = null)
{
    /// <summary>Builds the schema of some of the modules.</summary>
    public SchemaFactory Build { get; } = build ?? SchemaBuilder.Build;

    public IReadOnlyList<LoadedModule> All { get; } =
    [.. modules.OrderBy(m => m.Id != Gate.CoreModule).ThenBy(m => m.Id, StringComparer.Ordinal)];

    public IReadOnlyList<LoadedModule> Running => [.. All.Where(m => m.State == ModuleState.Running)];

    /// <summary>The schema of all running modules, once it is checked.</summary>
    public ISchema? Schema { get; private set; }

    /// <summary>A module's name for people. Its id if it is not installed.</summary>
    public string TitleOf(string module) => All.FirstOrDefault(m => m.Id == module)?.Title ?? module;

    /// <summary>The message for people if a partnership does not use a module.</summary>
    public string NotEnabled(string module, Partnership partnership) =>
        $"{partnership.Name} does not use the {TitleOf(module)} module. " + "An administrator can turn it on.";

    /// <summary>Builds the schema of all modules, and quarantines each module that makes it fail.</summary>
    /// <param name="hasRun">Whether the database has run a module before: of two that claim one name, the newer module is
    /// quarantined.</param>
    public void CheckSchema(Func<string, bool> hasRun)
    {
        while (true)
        {
            try
            {
                Schema = Build(Running);
                return;
            }
            catch (ModuleFaultException e) when (e.Module != Gate.CoreModule)
            {
                var loser = e.Rival is { } rival and not Gate.CoreModule && hasRun(e.Module) && !hasRun(rival) ? rival : e.Module;
                Running.Single(m => m.Id == loser).Quarantine(e.Rival is null ? e.Message + "." : $"{e.Message}. {Remedy(loser)}");
            }
            catch (Exception e) when (e is not OutOfMemoryException && Culprit() is { } culprit)
            {
                culprit.Quarantine($"The schema cannot be built with it: {e.Message}");
            }
        }
    }

    private static string Remedy(string loser) => $"Rename it in the module \"{loser}\", or remove one of the two modules.";

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

    /// <summary>
    /// The first module with which the schema of it and those before it fails, if the engine does not say which module is at fault.
    /// </summary>
    private LoadedModule? Culprit() => Running.Index().Skip(1).FirstOrDefault(m => !CanBuild([.. Running.Take(m.Index + 1)])).Item;

    private bool CanBuild(IReadOnlyList<LoadedModule> modules)
    {
        try
        {
            Build(modules);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return false;
        }
    }
}

/// <summary>Builds the schema of modules.</summary>
internal delegate ISchema SchemaFactory(IReadOnlyCollection<LoadedModule> modules);
