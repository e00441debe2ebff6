using System.Collections.Concurrent;
using CouncilPlatform.Host.Modules;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>One schema for each distinct set of modules, built once, when it is first needed.</summary>
internal sealed class Schemas(ModuleCatalogue catalogue)
{
    private readonly ConcurrentDictionary<string, Lazy<ISchema>> _bySet = new(StringComparer.Ordinal);

    /// <summary>The schema of every running module.</summary>
    public ISchema All => For(catalogue.Running);

    /// <summary>The schema of the core and of the modules that the partnership has on.</summary>
    public ISchema Of(Partnership partnership) =>
        For([.. catalogue.Running.Where(m => m.Id == Gate.CoreModule || partnership.Modules.Contains(m.Id))]);

    // The start has already built the schema of all modules, to check that they fit together.
    private ISchema For(IReadOnlyList<LoadedModule> modules) =>
        modules.Count == catalogue.Running.Count && catalogue.Schema is { } all
            ? all
            : _bySet.GetOrAdd(string.Join(' ', modules.Select(m => m.Id)), _ => new(() => catalogue.Build(modules))).Value;
}
