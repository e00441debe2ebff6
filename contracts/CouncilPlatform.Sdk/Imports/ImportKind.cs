namespace CouncilPlatform.Sdk;

/// <summary>
/// A kind of file that a module imports: from the command line, and from a browser or a program at
/// <c>POST /imports/v1/{partnership}/{name}</c>. The host adds both, with a preview, and an empty file to fill in.
/// </summary>
/// <param name="Name">The name in addresses, different from that of every other kind: lower-case letters, digits and hyphens.</param>
/// <param name="Title">What the file holds, in a few words, such as "Figures of indicators".</param>
/// <param name="Description">What the file is and what happens to rows that exist already, in one or two plain sentences.</param>
/// <param name="Command">The words of the command after the module's id: <c>import-spend</c>, or <c>import services</c>. They begin with
/// "import"; with "template" in its place, the command writes an empty file.</param>
/// <param name="Columns">The columns of the empty file.</param>
/// <param name="Run">Reads the file and saves it with <see cref="Changes{TDb}"/>. Returns null where nothing can be saved.</param>
public sealed record ImportKind(
    string Name,
    string Title,
    string Description,
    string Command,
    IReadOnlyList<TableColumn> Columns,
    Func<IServiceProvider, FileImport, Task<ImportOutcome?>> Run
)
{
    /// <summary>What else must or may be said about the file.</summary>
    public IReadOnlyList<ImportSetting> Settings { get; init; } = [];

    /// <summary>The lowest role that may import it.</summary>
    public Role Role { get; init; } = Role.Officer;

    /// <summary>The command that writes an empty file.</summary>
    public string TemplateCommand => "template" + Command["import".Length..];
}

/// <summary>Something about a file that the file itself does not say, such as the plan that its rows belong to.</summary>
/// <param name="Name">Its name: lower-case letters, digits and hyphens. The command's option is <c>--name</c>.</param>
/// <param name="Description">What to enter, in one plain sentence.</param>
/// <param name="IsRequired">Whether it must be given.</param>
public sealed record ImportSetting(string Name, string Description, bool IsRequired = false);
