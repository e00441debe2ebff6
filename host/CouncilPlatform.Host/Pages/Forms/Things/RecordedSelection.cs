using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>What a document asks of a thing to fill in the form that changes it: the fields with the names of the form's.</summary>
internal static class RecordedSelection
{
    public static string Of(IReadOnlyList<FormField> fields, IObjectGraphType type) =>
        string.Join(' ', fields.Select(f => Of(f, type.Fields.Find(f.Name))).OfType<string>());

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
