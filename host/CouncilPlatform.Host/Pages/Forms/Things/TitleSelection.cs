using System.Text.Json.Nodes;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>What a document asks of a thing to show what it is called.</summary>
internal static class TitleSelection
{
    private const string Alias = "title_";

    // The first that a type has. Numbers say less than names.
    private static readonly string[] _names =
    [
        "title",
        "name",
        "what",
        "contributor",
        "scheme",
        "issue",
        "label",
        "reference",
        "text",
        "wording",
        "summary",
        "purpose",
        "description",
        "slug",
        "code",
        "number",
    ];

    /// <summary>Null if nothing of the type is a title.</summary>
    public static string? Of(IObjectGraphType type) => Of(type, depth: 1);

    /// <summary>The title in an answer. Null if there is none.</summary>
    public static string? Read(JsonNode? thing) =>
        thing?[Alias] switch
        {
            JsonObject part => Read(part),
            JsonValue value => value.ToString(),
            _ => null,
        };

    private static string? Of(IObjectGraphType type, int depth)
    {
        if (
            _names.Select(n => type.Fields.Find(n)).FirstOrDefault(f => f is not null && IsPlain(f) && Named(f) is ScalarGraphType) is
            { } own
        )
        {
            return $"{Alias}: {own.Name}";
        }

        // A membership is called what its organisation is called.
        return depth == 0
            ? null
            : type
                .Fields.Where(f => IsPlain(f) && !Described.Answers.PlaceType.Of(f.ResolvedType!).IsList)
                .Select(f =>
                    Named(f) is IObjectGraphType part && Of(part, depth - 1) is { } title ? $"{Alias}: {f.Name} {{ {title} }}" : null
                )
                .FirstOrDefault(s => s is not null);
    }

    /// <summary>Whether a field can be asked for without arguments.</summary>
    public static bool IsPlain(FieldType field) =>
        field.DeprecationReason is null
        && (field.Arguments ?? []).All(a => a.ResolvedType is not NonNullGraphType || a.DefaultValue is not null);

    public static IGraphType Named(FieldType field) => Described.Answers.PlaceType.Of(field.ResolvedType!).Type;
}
