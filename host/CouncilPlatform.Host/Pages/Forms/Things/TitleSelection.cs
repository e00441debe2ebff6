using System.Text.Json.Nodes;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>What a document asks of a thing to show what it is called.</summary>
internal static class TitleSelection
{
    private const string Alias = "title_";
    private const string Number = "number";
    private const string Organisation = "organisation";

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

    // A membership is called what its organisation is called, and not by its number.
    private static string? Of(IObjectGraphType type, int depth) =>
        Own(type, _names) ?? OfPart(type, depth, Organisation) ?? Own(type, [Number]) ?? OfPart(type, depth, field: null);

    private static string? Own(IObjectGraphType type, IEnumerable<string> names) =>
        names.Select(n => type.Fields.Find(n)).FirstOrDefault(f => f is not null && IsPlain(f) && Named(f) is ScalarGraphType) is { } own
            ? $"{Alias}: {own.Name}"
            : null;

    private static string? OfPart(IObjectGraphType type, int depth, string? field) =>
        depth == 0
            ? null
            : type
                .Fields.Where(f => field is null || f.Name == field)
                .Where(f => IsPlain(f) && !Described.Answers.PlaceType.Of(f.ResolvedType!).IsList)
                .Select(f =>
                    Named(f) is IObjectGraphType part && Of(part, depth - 1) is { } title ? $"{Alias}: {f.Name} {{ {title} }}" : null
                )
                .FirstOrDefault(s => s is not null);

    /// <summary>Whether a field can be asked for without arguments.</summary>
    public static bool IsPlain(FieldType field) =>
        field.DeprecationReason is null
        && (field.Arguments ?? []).All(a => a.ResolvedType is not NonNullGraphType || a.DefaultValue is not null);

    public static IGraphType Named(FieldType field) => Described.Answers.PlaceType.Of(field.ResolvedType!).Type;
}
