namespace CouncilPlatform.Host.Imports;

/// <summary>What is to be imported, and how.</summary>
/// <param name="Name">The file's name, as the person knows it.</param>
/// <param name="Settings">What was said about the file.</param>
/// <param name="Answers">The answers to the file's questions so far.</param>
internal sealed record ImportRequest(
    ModuleImport Import,
    Partnership Partnership,
    string Name,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Answers,
    bool IsPreview
)
{
    /// <summary>Is notified of every fault: its row and its column, if it has them, and what is wrong.</summary>
    public Action<long?, string?, string>? EachFault { get; init; }
}
