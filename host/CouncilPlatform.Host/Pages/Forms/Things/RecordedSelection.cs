using System.Text.Json.Nodes;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>What a document asks of a thing to fill in the form that changes it: the fields with the names of the form's.</summary>
internal static class RecordedSelection
{
    public static string Of(IReadOnlyList<FormField> fields, IObjectGraphType type) =>
        string.Join(
            ' ',
            fields.Select(f => f.Recorded is { } path ? Elsewhere(f, path, type) : Of(f, type.Fields.Find(f.Name))).OfType<string>()
        );

    /// <summary>Puts what is recorded on another path where the form looks for it: under the field's name.</summary>
    public static void Move(IReadOnlyList<FormField> fields, JsonNode? recorded)
    {
        if (recorded is not JsonObject thing)
        {
            return;
        }

        foreach (var field in fields)
        {
            if (field.Recorded is { } path)
            {
                thing[field.Name] = path.Split('.').Skip(1).Aggregate(thing[field.Name], Step)?.DeepClone();
            }

            Move(field.Fields, thing[field.Name]);
            foreach (var row in field.Row is null ? [] : thing[field.Name] as JsonArray ?? [])
            {
                Move(field.Row!.Fields, row);
            }
        }
    }

    private static JsonNode? Step(JsonNode? at, string name) =>
        at switch
        {
            JsonObject one => one[name],
            JsonArray list => new JsonArray([.. list.Select(item => Step(item, name)?.DeepClone())]),
            _ => null,
        };

    private static string? Elsewhere(FormField field, string path, IObjectGraphType type)
    {
        var (at, names) = (type, path.Split('.'));
        foreach (var name in names[..^1])
        {
            if (at.Fields.Find(name) is not { } step || PlaceType.Of(step.ResolvedType!).Type is not IObjectGraphType next)
            {
                return null;
            }

            at = next;
        }

        var last = at.Fields.Find(names[^1]);
        // The rows may be a field of each thing in a list.
        var selected =
            field.Control == Control.Rows && last is { ResolvedType: { } t } && PlaceType.Of(t).Type is ScalarGraphType
                ? last.Name
                : Of(field, last);
        return selected is null
            ? null
            : $"{field.Name}: {string.Join(" { ", [.. names[..^1], selected])}{string.Concat(Enumerable.Repeat(" }", names.Length - 1))}";
    }

    /// <summary>Null if what is recorded has another form than what the form takes.</summary>
    public static string? Of(FormField field, FieldType? recorded)
    {
        if (recorded is null || !TitleSelection.IsPlain(recorded))
        {
            return null;
        }

        var place = PlaceType.Of(recorded.ResolvedType!);
        return (field.Control, place.Type) switch
        {
            (Control.Rows, IObjectGraphType part) when place.IsList => Within(recorded, SelectionOf(field.Row!, part)),
            (Control.Group, IObjectGraphType part) when !place.IsList => Within(recorded, SelectionOf(field, part)),
            (Control.Amount, IObjectGraphType) when place.IsMoney && !place.IsList => Within(recorded, "amount"),
            (Control.Thing, IObjectGraphType part) when !place.IsList && part.Name == field.Of => Within(
                recorded,
                string.Join(' ', field.Keys)
            ),
            (Control.Rows, ScalarGraphType) when place.IsList && field.Row!.Control is not (Control.Group or Control.Thing) =>
                recorded.Name,
            (Control.Choices, ScalarGraphType) when place.IsList => recorded.Name,
            (not (Control.Rows or Control.Group or Control.Thing or Control.Choices), ScalarGraphType) when !place.IsList => recorded.Name,
            _ => null,
        };
    }

    private static string SelectionOf(FormField field, IObjectGraphType part) =>
        field.Control switch
        {
            Control.Group => Of(field.Fields, part),
            Control.Thing when part.Name == field.Of => string.Join(' ', field.Keys),
            Control.Amount when part.Name == nameof(Money) => "amount",
            _ => "",
        };

    private static string? Within(FieldType recorded, string selection) =>
        selection.Length == 0 ? null : $"{recorded.Name} {{ {selection} }}";
}
