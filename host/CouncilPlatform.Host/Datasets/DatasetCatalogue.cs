using CouncilPlatform.Host.Modules;
using CouncilPlatform.Sdk;

namespace CouncilPlatform.Host.Datasets;

/// <summary>The files that running modules offer.</summary>
internal sealed class DatasetCatalogue
{
    private readonly List<(string Module, Dataset Dataset)> _all = [];

    public DatasetCatalogue(ModuleCatalogue modules)
    {
        foreach (var module in modules.Running)
        {
            module.AddDatasets(new ModuleDatasets(dataset => _all.Add((module.Id, dataset))));
        }
    }

    /// <summary>What a partnership's modules offer, by file name.</summary>
    public IEnumerable<Dataset> Of(Partnership partnership) => _all
        .Where(d => partnership.Modules.Contains(d.Module))
        .Select(d => d.Dataset)
        .OrderBy(d => d.File, StringComparer.Ordinal);

    /// <summary>The file by its name, of whichever module, with that module.</summary>
    public (string Module, Dataset Dataset)? Find(string file) => _all.Where(d => d.Dataset.File == file).Cast<(string, Dataset)?>().FirstOrDefault();
}
