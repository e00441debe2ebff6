namespace CouncilPlatform.Sdk;

/// <summary>
/// A module's files for spreadsheets, dashboards and open data portals, at <c>GET /data/v1/{partnership}/{name}.{extension}</c>. The host checks
/// that the caller may read the partnership and that the module is on there.
/// </summary>
public sealed class ModuleDatasets
{
    private readonly Action<Dataset> _add;

    internal ModuleDatasets(Action<Dataset> add) => _add = add;

    /// <summary>Adds a file.</summary>
    /// <param name="name">As in the address: lower-case letters, digits and hyphens.</param>
    /// <param name="extension">As in the address: csv, json. One name may come with several.</param>
    /// <param name="contentType">As HTTP names it, as in <c>text/csv; charset=utf-8</c>.</param>
    /// <param name="description">In one plain sentence.</param>
    /// <param name="write">Writes the whole file, a piece at a time; asynchronously.</param>
    public ModuleDatasets Add(
        string name, string extension, string contentType, string description, Func<IServiceProvider, Partnership, Stream, CancellationToken, Task> write)
    {
        _add(new(name, extension, contentType, description, write));
        return this;
    }
}

internal sealed record Dataset(
    string Name, string Extension, string ContentType, string Description, Func<IServiceProvider, Partnership, Stream, CancellationToken, Task> Write)
{
    public string File => $"{Name}.{Extension}";
}
