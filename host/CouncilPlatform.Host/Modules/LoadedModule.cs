using System.Reflection;
using CouncilPlatform.Host.GraphQL;
using Humanizer;

namespace CouncilPlatform.Host.Modules;

/// <summary>A module that was found, and its state.</summary>
internal sealed class LoadedModule(string id, string version, Assembly? assembly, ServiceModule? module)
{
    public string Id => id;

    /// <summary>The name for people, such as Back Office.</summary>
    public string Title => id == Gate.CoreModule ? "Core" : assembly?.GetName().Name?.Split('.')[^1].Humanize(LetterCasing.Title) ?? id;

    public string Version => version;

    public ModuleState State { get; private set; } = ModuleState.Running;

    /// <summary>Why it does not run, in plain English. Null if it runs.</summary>
    public string? Reason { get; private set; }

    internal Assembly? Assembly => assembly;

    internal ServiceModule? Module => module;

    private IReadOnlyList<Feature> Features => field ??= assembly is null ? [] : Feature.In(assembly);

    /// <summary>The module's database contexts.</summary>
    internal IReadOnlyList<Type> Databases { get; set; } = [];

    /// <summary>Whether it asks questions of another module, or hears its events: it knows the other's contracts.</summary>
    public bool Asks(LoadedModule other) =>
        other.Assembly?.GetName().Name is { } name && assembly?.GetReferencedAssemblies().Any(a => a.Name == name + ".Contracts") == true;

    public static LoadedModule Faulty(string id, string version, string reason)
    {
        var faulty = new LoadedModule(id, version, assembly: null, module: null);
        faulty.Quarantine(reason);
        return faulty;
    }

    public void Quarantine(string reason)
    {
        State = ModuleState.Quarantined;
        Reason = reason;
    }

    /// <summary>
    /// Registers the module's services: those that the host finds, those that the module adds, then those of its features.
    /// </summary>
    internal void AddServices(ModuleServices services)
    {
        services.AddFound();
        module!.Register(services);
        foreach (var feature in Features)
        {
            feature.Register(services);
        }
    }

    /// <summary>Adds the module's commands. If one fails, the module runs without it and those after it, and <paramref name="error"/> says
    /// so.</summary>
    internal void AddCommands(ModuleCommands commands, TextWriter error)
    {
        try
        {
            module!.Commands(commands);
            foreach (var feature in Features)
            {
                feature.Commands(commands);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            error.WriteLine($"The module \"{id}\" runs without some of its commands: {e.Message}");
        }
    }

    /// <summary>Adds the module's files. If that fails, the module runs without them.</summary>
    internal void AddDatasets(ModuleDatasets datasets)
    {
        try
        {
            module!.Datasets(datasets);
            foreach (var feature in Features)
            {
                feature.Datasets(datasets);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"The module \"{id}\" runs without its files: {e.Message}");
        }
    }

    /// <summary>Adds the kinds of file that the module imports. If that fails, the module runs without those after it.</summary>
    internal void AddImports(ModuleImports imports)
    {
        try
        {
            foreach (var feature in Features)
            {
                feature.Imports(imports);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"The module \"{id}\" runs without some of its imports: {e.Message}");
        }
    }

    /// <summary>
    /// What of the module waits for people. If one feature fails, the module runs without its work and that of those after it.
    /// </summary>
    internal IReadOnlyList<WorkKind> Work()
    {
        var work = new ModuleWork(() => Databases.Single());
        try
        {
            foreach (var feature in Features)
            {
                feature.Work(work);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.Error.WriteLine($"The module \"{id}\" runs without some of its work: {e.Message}");
        }

        return work.Kinds;
    }

    internal GraphContribution Contribute()
    {
        var contribution = new GraphContribution(id, Databases);
        try
        {
            module!.Graph(contribution);
            foreach (var feature in Features)
            {
                feature.Graph(contribution);
            }
        }
        catch (Exception e) when (e is not ModuleFaultException)
        {
            throw new ModuleFaultException(id, $"its Graph method failed: {e.Message}", e);
        }

        return contribution;
    }
}

/// <summary>Whether a module is running.</summary>
internal enum ModuleState
{
    /// <summary>Running. Partnerships can turn it on.</summary>
    Running,

    /// <summary>Left out because something is wrong with it. The reason says what.</summary>
    Quarantined,
}

/// <summary>A fault of one module. The host continues without it.</summary>
/// <param name="module">The module at fault.</param>
/// <param name="reason">What is wrong.</param>
/// <param name="inner">The cause.</param>
/// <param name="rival">The other module, if two claim one name and either could be left out.</param>
internal sealed class ModuleFaultException(string module, string reason, Exception? inner = null, string? rival = null)
    : Exception(reason, inner)
{
    public string Module => module;

    public string? Rival => rival;
}
