using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Pages.Described.Descriptions;

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
        var missing = MissingAt(path);
        return errors.FirstOrDefault(e => e.IsAbout(missing)) ?? OfAll;
    }

    /// <summary>
    /// Why the rows of a panel cannot be shown. What the visitor may not read within a row is left empty, unless the panel is private.
    /// </summary>
    public PageError? ErrorOf(RowsPanel panel)
    {
        var missing = MissingAt(panel.Rows);
        return errors.FirstOrDefault(e => e.IsAbout(missing) && (panel.Private || !e.IsRefusal || e.Path.Length <= missing.Length))
            ?? OfAll;
    }

    private PageError? OfAll => errors.FirstOrDefault(e => e.Path.Length == 0);

    private string MissingAt(string path)
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
        return node is JsonArray || known == names.Length ? path : string.Join('.', names.Take(known + 1));
    }
}

/// <param name="Path">Where, without the places in lists. Empty for an error of the whole request.</param>
/// <param name="Code">The code, such as MODULE_NOT_ENABLED.</param>
/// <param name="Message">What happened, for people.</param>
internal sealed record PageError(string Path, string Code, string Message)
{
    /// <summary>Whether it is for others alone.</summary>
    public bool IsRefusal => Code is ErrorCodes.Unauthenticated or ErrorCodes.Forbidden;

    public bool IsAbout(string path) => Begins(Path, path) || Begins(path, Path) && Path.Length > 0;

    private static bool Begins(string path, string with) =>
        path.StartsWith(with, StringComparison.Ordinal) && (path.Length == with.Length || path[with.Length] == '.');
}
