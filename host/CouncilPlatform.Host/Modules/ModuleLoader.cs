using System.Reflection;
using System.Runtime.Loader;
using CouncilPlatform.Host.GraphQL;
using McMaster.NETCore.Plugins;

namespace CouncilPlatform.Host.Modules;

/// <summary>
/// Finds and loads the modules of a directory, one folder each. A folder that cannot be loaded becomes a quarantined module with a reason;
/// the host starts all the same. Only this file uses the plug-in library.
/// </summary>
internal static class ModuleLoader
{
    /// <param name="directory">The directory.</param>
    /// <param name="trusted">The files that may be loaded. Null for all.</param>
    public static IReadOnlyList<LoadedModule> Load(string directory, TrustedFiles? trusted)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var path = Path.GetFullPath(directory);
        var found = ModuleFolder
            .ReadAll(path)
            .Select(f => f.Fault is null && trusted?.FaultOf(path, f.Name) is { } fault ? f with { Fault = fault } : f)
            .ToLookup(f => f.Fault is null);
        var folders = found[true].GroupBy(f => f.Id, StringComparer.Ordinal).SelectMany(WithoutCopies).Concat(found[false]).ToList();

        // Before any plug-in: a message type must be the same type for every module that sends or handles it.
        folders = folders.ConvertAll(f => f.Fault is null && LoadContracts(f) is { } fault ? f with { Fault = fault } : f);
        return folders.ConvertAll(f => f.Fault is { } fault ? LoadedModule.Faulty(f.Id, f.Version, fault) : Load(f));
    }

    /// <summary>A module whose assembly is already loaded: the core, and modules in tests.</summary>
    public static LoadedModule FromAssembly(Assembly assembly)
    {
        var attribute =
            assembly.GetCustomAttribute<CouncilModuleAttribute>()
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no [assembly: CouncilModule].");
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
        return new(attribute.Id, version, assembly, Create(assembly));
    }

    /// <summary>
    /// If several folders hold one module, the newest build runs; of several with the same version, the folder with the module's own name.
    /// The others are named after their folders.
    /// </summary>
    private static IEnumerable<ModuleFolder> WithoutCopies(IGrouping<string, ModuleFolder> folders)
    {
        if (folders.Key == Gate.CoreModule)
        {
            return folders.Select(f =>
                f with
                {
                    Id = f.Name,
                    Fault =
                        $"The folder \"{f.Name}\" holds a module with the id \"{f.Id}\", which belongs to the host itself. "
                        + "Build it with another id.",
                }
            );
        }

        var byAge = folders
            .OrderByDescending(f => System.Version.TryParse(f.Version.Split('-')[0], out var version) ? version : new())
            .ThenByDescending(f => f.Version, StringComparer.Ordinal)
            .ThenBy(f => f.MainAssembly is null || Path.GetFileNameWithoutExtension(f.MainAssembly) != f.Name)
            .ThenBy(f => f.Name, StringComparer.Ordinal)
            .ToList();
        var chosen = byAge[0];
        return byAge
            .Skip(1)
            .Select(f =>
                f with
                {
                    Id = f.Name,
                    Fault =
                        $"The folder \"{f.Name}\" holds the module \"{f.Id}\" {f.Version}, and so does the folder \"{chosen.Name}\", "
                        + $"with {chosen.Version}, which runs. Move the copy out of the modules folder.",
                }
            )
            .Prepend(chosen);
    }

    private static string? LoadContracts(ModuleFolder folder)
    {
        foreach (var contract in folder.Contracts)
        {
            try
            {
                // The same build in two folders is one assembly. Another build of it under the same name throws.
                AssemblyLoadContext.Default.LoadFromAssemblyPath(contract);
            }
            catch (Exception e) when (e is BadImageFormatException or IOException)
            {
                return $"The folder \"{folder.Name}\" holds {Path.GetFileName(contract)}, which does not load: {Describe(e)} "
                    + "If another folder brings another build of it, install modules of one release.";
            }
        }

        return null;
    }

    private static LoadedModule Load(ModuleFolder folder)
    {
        try
        {
            var assembly = PluginLoader
                .CreateFromAssemblyFile(folder.MainAssembly!, config => config.PreferSharedTypes = true)
                .LoadDefaultAssembly();
            return new(folder.Id, folder.Version, assembly, Create(assembly));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the assembly of a plug-in throws is a fault of the plug-in, and must not prevent the start of the host.
            return LoadedModule.Faulty(folder.Id, folder.Version, $"The folder \"{folder.Name}\" does not load: {Describe(e)}");
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

    private static string Describe(Exception e) =>
        (e is ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } ? first : e.GetBaseException()).Message.ReplaceLineEndings(
            " "
        );
}
