namespace CouncilPlatform.Sdk;

/// <summary>
/// A module. Each module assembly has one non-abstract subclass with a parameterless constructor.
/// </summary>
public abstract class ServiceModule
{
    /// <summary>Called once, at start: the module's services, database and message handlers.</summary>
    public virtual void Register(ModuleServices services) { }

    /// <summary>
    /// Called once for every schema that contains the module. Do not store state: schemas share the module, never their types.
    /// </summary>
    public virtual void Graph(GraphContribution graph) { }

    /// <summary>Called once, at start: the module's files for spreadsheets and dashboards.</summary>
    public virtual void Datasets(ModuleDatasets datasets) { }

    /// <summary>The module's own subcommands of the host's command line.</summary>
    public virtual void Commands(ModuleCommands commands) { }
}
