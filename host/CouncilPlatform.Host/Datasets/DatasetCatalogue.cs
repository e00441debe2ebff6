using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.Datasets;

/// <summary>The files that running modules offer.</summary>
internal sealed class DatasetCatalogue
{
    private readonly List<(string Module, Dataset Dataset)> _all = [];
    private readonly List<(string Module, DatasetFamily Family)> _families = [];

    public DatasetCatalogue(ModuleCatalogue modules)
    {
        foreach (var module in modules.Running)
        {
            module.AddDatasets(new ModuleDatasets(dataset => _all.Add((module.Id, dataset)), family => _families.Add((module.Id, family))));
        }
    }

    /// <summary>The files that a partnership's modules offer the caller, by file name.</summary>
    public async Task<IReadOnlyList<Dataset>> OfAsync(
        Partnership partnership,
        Caller caller,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        var files = _all.Where(d => partnership.Modules.Contains(d.Module)).Select(d => d.Dataset).ToList();
        foreach (var (_, family) in _families.Where(f => partnership.Modules.Contains(f.Module)))
        {
            files.AddRange((await family.Keys(services, partnership, cancellationToken)).Select(family.Of));
        }

        return [.. files.Where(d => d.MayBeReadBy(caller, partnership)).OrderBy(d => d.File, StringComparer.Ordinal)];
    }

    /// <summary>The files that a module offers. Of a family it is one, with KEY in place of what each is about.</summary>
    public IReadOnlyList<Dataset> OfModule(string module) =>
        [
            .. _all.Where(d => d.Module == module).Select(d => d.Dataset),
            .. _families.Where(f => f.Module == module).Select(f => f.Family.Of("KEY")),
        ];

    /// <summary>The file with a name, and its module.</summary>
    public (string Module, Dataset Dataset)? Find(string file) =>
        _all.Where(d => d.Dataset.File == file)
            .Concat(_families.Where(f => f.Family.KeyOf(file) is not null).Select(f => (f.Module, f.Family.Of(f.Family.KeyOf(file)!))))
            .Cast<(string, Dataset)?>()
            .FirstOrDefault();

    /// <summary>What a file is called where it is one of a family: with KEY in place of what it is about.</summary>
    public string NameOf(string file) =>
        _families.Find(f => f.Family.KeyOf(file) is not null) is { Family: { } family } ? family.Of("KEY").File : file;
}
