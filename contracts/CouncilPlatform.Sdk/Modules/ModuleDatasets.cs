namespace CouncilPlatform.Sdk;

/// <summary>
/// A module's files for spreadsheets, dashboards and open data portals, at <c>GET /data/v1/{partnership}/{name}.{extension}</c>. The host
/// checks that the caller may read the partnership and that the module is on there.
/// </summary>
public sealed class ModuleDatasets
{
    private readonly Action<Dataset> _add;
    private readonly Action<DatasetFamily> _addFamily;

    internal ModuleDatasets(Action<Dataset> add, Action<DatasetFamily> addFamily)
    {
        _add = add;
        _addFamily = addFamily;
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">The name in the address: lower-case letters, digits and hyphens.</param>
    /// <param name="extension">The extension in the address, such as csv or json. One name may have several.</param>
    /// <param name="contentType">The HTTP content type, such as <c>text/csv; charset=utf-8</c>.</param>
    /// <param name="description">One plain sentence.</param>
    /// <param name="write">Writes the whole file asynchronously, a piece at a time.</param>
    /// <param name="role">The lowest role that may read the file. Null if everybody who may read the partnership may read it.</param>
    public ModuleDatasets Add(
        string name,
        string extension,
        string contentType,
        string description,
        Func<IServiceProvider, Partnership, Stream, CancellationToken, Task> write,
        Role? role = null
    )
    {
        _add(new(name, extension, contentType, description, write) { Role = role });
        return this;
    }

    /// <summary>Adds a table as two files: <c>{name}.csv</c>, and <c>{name}.xlsx</c> with one sheet.</summary>
    /// <param name="name">The name in the address: lower-case letters, digits and hyphens.</param>
    /// <param name="sheet">The name of the workbook's sheet.</param>
    /// <param name="description">One plain sentence.</param>
    /// <param name="titles">The titles of the columns.</param>
    /// <param name="rows">The rows, each with a value for each title.</param>
    /// <param name="role">The lowest role that may read the files. Null if everybody who may read the partnership may read them.</param>
    public ModuleDatasets AddTable(
        string name,
        string sheet,
        string description,
        IReadOnlyList<string> titles,
        Func<IServiceProvider, Partnership, CancellationToken, IAsyncEnumerable<IReadOnlyList<object?>>> rows,
        Role? role = null
    ) =>
        Add(
                name,
                "csv",
                CsvFile.ContentType,
                description,
                (services, partnership, file, ct) => TableWriter.WriteCsvAsync(file, titles, rows(services, partnership, ct), ct),
                role
            )
            .Add(
                name,
                "xlsx",
                TableWriter.WorkbookType,
                description,
                (services, partnership, file, ct) =>
                    TableWriter.WriteWorkbookAsync(file, sheet, titles, rows(services, partnership, ct), ct),
                role
            );

    /// <summary>
    /// Adds a file for each of many things, such as each report: <c>{name}-{key}.{extension}</c>. Files of the type <c>text/html</c> are
    /// shown, not downloaded, and have the style of <see cref="PrintedPage.StyleElement"/> and no other.
    /// </summary>
    /// <param name="name">The name in the address: lower-case letters, digits and hyphens.</param>
    /// <param name="extension">The extension in the address, such as csv or html.</param>
    /// <param name="contentType">The HTTP content type, such as <c>text/html; charset=utf-8</c>.</param>
    /// <param name="description">One plain sentence.</param>
    /// <param name="keys">The keys that a partnership has: at most the latest 100, for its list of files.</param>
    /// <param name="write">Writes the file of one key asynchronously, a piece at a time. Throws <see cref="RuleException"/> before the
    /// first piece if the key does not exist.</param>
    public ModuleDatasets AddEach(
        string name,
        string extension,
        string contentType,
        string description,
        Func<IServiceProvider, Partnership, CancellationToken, Task<IReadOnlyList<string>>> keys,
        Func<IServiceProvider, Partnership, string, Stream, CancellationToken, Task> write
    )
    {
        _addFamily(new(name, extension, contentType, description, keys, write));
        return this;
    }
}

internal sealed record Dataset(
    string Name,
    string Extension,
    string ContentType,
    string Description,
    Func<IServiceProvider, Partnership, Stream, CancellationToken, Task> Write
)
{
    public string File => $"{Name}.{Extension}";

    /// <summary>The lowest role that may read the file. Null if everybody who may read the partnership may read it.</summary>
    public Role? Role { get; init; }

    public bool MayBeReadBy(Caller caller, Partnership partnership) => Role is not { } role || caller.Has(role, partnership);
}

internal sealed record DatasetFamily(
    string Name,
    string Extension,
    string ContentType,
    string Description,
    Func<IServiceProvider, Partnership, CancellationToken, Task<IReadOnlyList<string>>> Keys,
    Func<IServiceProvider, Partnership, string, Stream, CancellationToken, Task> Write
)
{
    /// <summary>The file of one key.</summary>
    public Dataset Of(string key) =>
        new(
            $"{Name}-{key}",
            Extension,
            ContentType,
            Description,
            (services, partnership, stream, cancellationToken) => Write(services, partnership, key, stream, cancellationToken)
        );

    /// <summary>The key that a file's name ends with. Null if the name is not that of one of these files.</summary>
    public string? KeyOf(string file) =>
        file.StartsWith(Name + "-", StringComparison.Ordinal)
        && file.EndsWith("." + Extension, StringComparison.Ordinal)
        && file.Length > Name.Length + Extension.Length + 2
            ? file[(Name.Length + 1)..^(Extension.Length + 1)]
            : null;
}
