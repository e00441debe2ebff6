using System.Reflection;
using System.Runtime.Loader;
using CouncilPlatform.Sdk;
using McMaster.NETCore.Plugins;

namespace CouncilPlatform.Host.Modules;

/// <summary>
/// Finds and loads the modules of a directory, one folder each. A folder that cannot be loaded gives a quarantined module with a reason; the
/// host starts all the same. The only file that knows the plug-in library.
/// </summary>
internal static class ModuleLoader
{
    public static IReadOnlyList<LoadedModule> Load(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var folders = Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal).Select(ModuleFolder.Read).ToList();
        foreach (var contract in folders.SelectMany(f => f.Contracts))
        {
            // Before any plug-in: a message type must be the same type for every module that sends or handles it.
            AssemblyLoadContext.Default.LoadFromAssemblyPath(contract);
        }

        var modules = new List<LoadedModule>();
        foreach (var folder in folders)
        {
            var module = folder.Fault is { } fault ? LoadedModule.Faulty(folder.Id, folder.Version, fault) : Load(folder);
            if (modules.Exists(m => m.Id == module.Id))
            {
                module = LoadedModule.Faulty(folder.Name, folder.Version, $"The folder \"{folder.Name}\" holds another module with the id \"{folder.Id}\". Remove one of the two.");
            }

            modules.Add(module);
        }

        return modules;
    }

    /// <summary>A module of an assembly that is loaded already: the core, and modules in tests.</summary>
    public static LoadedModule FromAssembly(Assembly assembly)
    {
        var attribute = assembly.GetCustomAttribute<CouncilModuleAttribute>()
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no [assembly: CouncilModule].");
        return new(attribute.Id, VersionOf(assembly), assembly, Create(assembly));
    }

    private static LoadedModule Load(ModuleFolder folder)
    {
        try
        {
            var assembly = PluginLoader.CreateFromAssemblyFile(folder.MainAssembly!, config => config.PreferSharedTypes = true).LoadDefaultAssembly();
            return new(folder.Id, VersionOf(assembly), assembly, Create(assembly));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever a plug-in's assembly throws is its own fault, and no reason for the host not to start.
            var reason = e is ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } ? first.Message : (e as TargetInvocationException)?.InnerException?.Message ?? e.Message;
            return LoadedModule.Faulty(folder.Id, folder.Version, $"The folder \"{folder.Name}\" does not load: {reason}");
        }
    }

    private static ServiceModule Create(Assembly assembly)
    {
        // GetTypes() is the smoke test: a type that refers to something missing fails here and not at the first request.
        var types = assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ServiceModule)) && !t.IsAbstract).ToList();
        return types is [var only]
            ? (ServiceModule)Activator.CreateInstance(only, nonPublic: true)!
            : throw new InvalidOperationException($"it has {types.Count} classes that derive from ServiceModule; a module has one.");
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
