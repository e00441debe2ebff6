using System.Text.Json.Nodes;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Fields;

/// <summary>By what an input names a thing.</summary>
internal static class ThingKeys
{
    public static readonly IReadOnlyList<string> Id = ["id"];

    private static readonly IReadOnlyList<string> _slug = ["slug"];
    private static readonly IReadOnlyList<string> _code = ["code"];

    // Not every organisation has a code.
    private static readonly IReadOnlyList<string> _organisation = ["gssCode", "identifier", "id"];

    /// <summary>The fields with the code or the short name of a thing. Null if things of the type have none.</summary>
    public static IReadOnlyList<string>? CodeOf(IObjectGraphType type) =>
        type.Name == nameof(Organisation) ? _organisation
        : type.Fields.Find("slug") is not null ? _slug
        : type.Fields.Find("code") is not null ? _code
        : null;

    /// <summary>What an input names a thing by.</summary>
    public static string? Of(JsonNode? thing, FormField field) =>
        field.Keys.Select(k => thing?[k]?.ToString()).FirstOrDefault(k => k is not null);
}
