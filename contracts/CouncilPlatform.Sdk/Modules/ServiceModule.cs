namespace CouncilPlatform.Sdk;

/// <summary>
/// What a module is. One non-abstract subclass with a parameterless constructor per module assembly.
/// </summary>
public abstract class ServiceModule
{
    /// <summary>Called once, at start: the module's services, database and message handlers.</summary>
    public virtual void Register(ModuleServices services) { }

    /// <summary>Called once for every schema that contains the module. Keep no state: schemas share the module, never their types.</summary>
    public virtual void Graph(GraphContribution graph) { }

    /// <summary>Called once, at start: the module's files for spreadsheets and dashboards.</summary>
    public virtual void Datasets(ModuleDatasets datasets) { }

    /// <summary>The module's own subcommands of the host's command line.</summary>
    public virtual void Commands(ModuleCommands commands) { }
}
