using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Modules;

/// <summary>What a module's folder says of itself, read from metadata: nothing of it is loaded yet.</summary>
internal sealed partial record ModuleFolder(
    string Name,
    string Id,
    string Version,
    string? MainAssembly,
    IReadOnlyList<string> Contracts,
    string? Fault
)
{
    private static readonly HashSet<string> HostAssemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(f => Path.GetFileName(f))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // What archives, file systems and version control leave behind.
    private static readonly HashSet<string> Leftovers = new(StringComparer.OrdinalIgnoreCase)
    {
        "__MACOSX",
        "lost+found",
        "@eaDir",
        "$RECYCLE.BIN",
        "System Volume Information",
    };

    /// <summary>The folders of a directory that may hold a module, by name.</summary>
    public static IEnumerable<ModuleFolder> ReadAll(string directory) =>
        Directory
            .EnumerateDirectories(directory)
            .Where(f => !Path.GetFileName(f).StartsWith('.') && !Leftovers.Contains(Path.GetFileName(f)))
            .Order(StringComparer.Ordinal)
            .Select(Read);

    private static bool IsContract(string file) => file.EndsWith(".Contracts.dll", StringComparison.Ordinal);

    private static ModuleFolder Read(string folder)
    {
        var name = Path.GetFileName(folder);
        // A Mac's archive brings a file ._X.dll beside X.dll.
        var files = Directory
            .GetFiles(folder, "*.dll")
            .Where(f => !Path.GetFileName(f).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
        var read = files.ConvertAll(f => (File: f, Mark: ModuleMark.Read(f, out var damage), Damage: damage));
        var marked = read.FindAll(f => f.Mark is not null);
        var mark = marked is [var first, ..] ? first.Mark : null;
        var fault =
            files.Find(f => HostAssemblies.Contains(Path.GetFileName(f)) && !IsContract(f)) is { } twin ? Twin(twin)
            : marked.Count > 1
                ? $"The folder \"{name}\" holds {marked.Count} modules ({string.Join(", ", marked.Select(m => Path.GetFileName(m.File)))}). Give each its own folder."
            : mark is null ? Empty()
            : mark.Sdk != SdkVersion.Current
                ? $"It was built for module API {mark.Sdk}; this host has {SdkVersion.Current}. {(mark.Sdk < SdkVersion.Current ? "Get a newer build of the module." : "Upgrade the host.")}"
            : !IdPattern().IsMatch(mark.Id)
                ? $"Its id \"{mark.Id}\" is not 2 to 30 lower-case letters and digits, the first a letter. Change it in [assembly: CouncilModule]."
            : null;
        return new(
            name,
            mark?.Id is { Length: > 0 } id ? id : name,
            mark?.Version ?? "",
            fault is null ? marked[0].File : null,
            fault is null ? files.FindAll(IsContract) : [],
            fault
        );

        string Twin(string file) =>
            $"The folder \"{name}\" holds {Path.GetFileName(file)}, which the host has too: two copies split every type they share. "
            + "Build the module with ExcludeAssets=\"runtime\" on that reference, or delete the file.";

        string Empty() =>
            read.Find(f => f.Damage is not null) is { File: { } file, Damage: { } damage }
                ? $"The folder \"{name}\" holds no module that can be read: {Path.GetFileName(file)} is damaged ({damage}). Copy it there again."
                : $"The folder \"{name}\" holds no module: none of its {files.Count} DLLs is marked with [assembly: CouncilModule(id, sdk)].";
    }

    [GeneratedRegex("^[a-z][a-z0-9]{1,29}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
