using System.Text.Json.Nodes;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>The answer to a page's document.</summary>
/// <param name="data">The data. Null if there is none.</param>
/// <param name="errors">What went wrong, and where.</param>
/// <param name="shape">The types of the document.</param>
internal sealed class PageAnswer(JsonNode? data, IReadOnlyList<PageError> errors, DocumentShape shape)
{
    public IReadOnlyList<PageError> Errors => errors;

    /// <summary>The whole answer.</summary>
    public Place Root => new("", data, shape);

    /// <summary>Whether the page is about an object that does not exist, or that the visitor may not see.</summary>
    public bool IsWithout(GlobalId? about) => about is not null && ErrorAt("node") is null && !Root.Rows("node").Any();

    /// <summary>
    /// Why nothing can be said about a path. Null if something can. Without an error, nothing there means that nothing is recorded.
    /// </summary>
    public PageError? ErrorAt(string path)
    {
        var names = path.Split('.');
        var node = data;
        var known = 0;
        while (node is JsonObject and not null && known < names.Length && node[names[known]] is { } next)
        {
            node = next;
            known++;
        }

        // What a null hides may be the reason for it; below a list every row may have its own.
        var missing = node is JsonArray || known == names.Length ? path : string.Join('.', names.Take(known + 1));
        return errors.FirstOrDefault(e => e.IsAbout(missing)) ?? errors.FirstOrDefault(e => e.Path.Length == 0);
    }
}

/// <param name="Path">Where, without the places in lists. Empty for an error of the whole request.</param>
/// <param name="Code">The code, such as MODULE_NOT_ENABLED.</param>
/// <param name="Message">What happened, for people.</param>
internal sealed record PageError(string Path, string Code, string Message)
{
    public bool IsAbout(string path) => Begins(Path, path) || Begins(path, Path) && Path.Length > 0;

    private static bool Begins(string path, string with) =>
        path.StartsWith(with, StringComparison.Ordinal) && (path.Length == with.Length || path[with.Length] == '.');
}
