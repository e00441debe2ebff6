using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sdk;

/// <summary>
/// One feature of a module, in a folder with its name: its tables, fields, files, commands and services. The host finds every feature of a
/// module's assembly, so adding one changes no other file. A feature has a parameterless constructor and has no state.
/// </summary>
public abstract class Feature
{
    /// <summary>The feature's services. Called once, at start.</summary>
    public virtual void Register(ModuleServices services) { }

    /// <summary>
    /// The feature's tables: <c>tables.Entity&lt;T&gt;()</c> for each, with its indexes. The rest follows from conventions.
    /// </summary>
    public virtual void Tables(ModelBuilder tables) { }

    /// <summary>The feature's fields, nodes and subscriptions. Called once for every schema that contains the module.</summary>
    public virtual void Graph(GraphContribution graph) { }

    /// <summary>The feature's files for spreadsheets and dashboards. Called once, at start.</summary>
    public virtual void Datasets(ModuleDatasets datasets) { }

    /// <summary>The kinds of file that the feature imports. Called once, at start.</summary>
    public virtual void Imports(ModuleImports imports) { }

    /// <summary>What of the feature waits for people to act on it. Called once, at start.</summary>
    public virtual void Work(ModuleWork work) { }

    /// <summary>The feature's subcommands.</summary>
    public virtual void Commands(ModuleCommands commands) { }

    /// <summary>The features of an assembly, in the order of their names.</summary>
    internal static IReadOnlyList<Feature> In(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(t => t.IsAssignableTo(typeof(Feature)) && !t.IsAbstract)
                .OrderBy(t => t.FullName, StringComparer.Ordinal)
                .Select(t => (Feature)Activator.CreateInstance(t, nonPublic: true)!),
        ];
}
