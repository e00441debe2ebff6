using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Imports;

/// <summary>The kinds of file that running modules import.</summary>
internal sealed class ImportCatalogue
{
    private readonly Dictionary<string, ModuleImport> _all = new(StringComparer.Ordinal);

    public ImportCatalogue(ModuleCatalogue modules)
    {
        foreach (var module in modules.Running)
        {
            module.AddImports(
                new ModuleImports(kind =>
                {
                    if (!_all.TryAdd(kind.Name, new(module.Id, kind)))
                    {
                        throw new InvalidOperationException($"the import \"{kind.Name}\" already exists.");
                    }
                })
            );
        }
    }

    public IReadOnlyCollection<ModuleImport> All => _all.Values;

    /// <summary>The kinds that the caller may import in a partnership, by name.</summary>
    public IEnumerable<ModuleImport> Of(Partnership partnership, Caller caller) =>
        All.Where(i => partnership.Modules.Contains(i.Module) && caller.Has(i.Kind.Role, partnership))
            .OrderBy(i => i.Kind.Name, StringComparer.Ordinal);

    /// <summary>The kind with a name. Null if there is none.</summary>
    public ModuleImport? Find(string name) => _all.GetValueOrDefault(name);
}

/// <summary>A kind of file, and the module that imports it.</summary>
internal sealed record ModuleImport(string Module, ImportKind Kind);
