using System.Text.RegularExpressions;

namespace CouncilPlatform.Host.Modules;

/// <summary>What the metadata in a module's folder says. None of its code is loaded yet.</summary>
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

    // Archives, file systems and version control leave these behind.
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
            .Select(Read)
            .Concat(Directory.EnumerateFiles(directory, "*.dll").Order(StringComparer.Ordinal).Select(ReadLoose).OfType<ModuleFolder>());

    // Somebody copied what is in the module's folder, and not the folder.
    private static ModuleFolder? ReadLoose(string file) =>
        !Path.GetFileName(file).StartsWith('.') && ModuleMetadata.Read(file, out _) is { } module
            ? new(
                Path.GetFileName(file),
                Path.GetFileNameWithoutExtension(file),
                module.Version,
                MainAssembly: null,
                Contracts: [],
                $"{Path.GetFileName(file)} is not in a folder of its own. Move it, with the files that came with it, to the folder "
                    + $"\"{Path.GetFileNameWithoutExtension(file)}\" within the modules folder."
            )
            : null;

    private static bool IsContract(string file) => file.EndsWith(".Contracts.dll", StringComparison.Ordinal);

    private static ModuleFolder Read(string folder)
    {
        var name = Path.GetFileName(folder);
        // An archive from a Mac has a file ._X.dll beside X.dll.
        var files = Directory
            .GetFiles(folder, "*.dll")
            .Where(f => !Path.GetFileName(f).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .ToList();
        var read = files.ConvertAll(f => (File: f, Metadata: ModuleMetadata.Read(f, out var damage), Damage: damage));
        var modules = read.FindAll(f => f.Metadata is not null);
        var metadata = modules is [var first, ..] ? first.Metadata : null;
        var fault =
            files.Find(f => HostAssemblies.Contains(Path.GetFileName(f)) && !IsContract(f)) is { } shared ? OfHost(shared)
            : modules.Count > 1
                ? $"The folder \"{name}\" holds {modules.Count} modules "
                    + $"({string.Join(", ", modules.Select(m => Path.GetFileName(m.File)))}). Give each its own folder."
            : metadata is null ? Empty()
            : metadata.Sdk != SdkVersion.Current
                ? $"It was built for module API {metadata.Sdk}; this host has {SdkVersion.Current}. "
                    + (metadata.Sdk < SdkVersion.Current ? "Get a newer build of the module." : "Upgrade the host.")
            : !IdPattern().IsMatch(metadata.Id)
                ? $"Its id \"{metadata.Id}\" is not 2 to 30 lower-case letters and digits, the first a letter. "
                    + "Change it in [assembly: CouncilModule]."
            : null;
        return new(
            name,
            metadata?.Id is { Length: > 0 } id ? id : name,
            metadata?.Version ?? "",
            fault is null ? modules[0].File : null,
            fault is null ? files.FindAll(IsContract) : [],
            fault
        );

        string OfHost(string file) =>
            $"The folder \"{name}\" holds {Path.GetFileName(file)}, which the host has too, so every type in it would exist twice. "
            + "Build the module with ExcludeAssets=\"runtime\" on that reference, or delete the file.";

        string Empty() =>
            read.Find(f => f.Damage is not null) is { File: { } file, Damage: { } damage }
                ? $"The folder \"{name}\" holds no module that can be read: {Path.GetFileName(file)} is damaged ({damage}). "
                    + "Copy it there again."
                : $"The folder \"{name}\" holds no module: [assembly: CouncilModule(id, sdk)] is missing from "
                    + $"its {Wording.Count(files.Count, "DLL")}.";
    }

    [GeneratedRegex("^[a-z][a-z0-9]{1,29}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
