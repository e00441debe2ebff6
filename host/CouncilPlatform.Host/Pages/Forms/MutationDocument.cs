using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Things;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>The document that a form sends: it asks for the errors, and for what people want to see once the change is made.</summary>
internal static class MutationDocument
{
    public const string Changed = "changed";

    private const int MaxFacts = 15;

    public static string Of(MutationForm form)
    {
        var facts = form.Changed is IObjectGraphType type
            ? $" {{ {Id(type)} {TitleSelection.Of(type)} {string.Join(' ', Facts(form).Select(Select))} }}"
            : "";
        return $"mutation Form(${form.Argument}: {form.Input.Name}!) {{ {form.Name}({form.Argument}: ${form.Argument}) "
            + $"{{ {Changed}: {form.Payload.Name}{facts} errors {{ code message path fix {{ mutation }} }} }} }}";
    }

    /// <summary>The path to what was changed in the answer.</summary>
    public static string PathOf(MutationForm form) => $"{form.Name}.{Changed}";

    /// <summary>What the confirmation shows of what was changed.</summary>
    public static IEnumerable<FieldType> Facts(MutationForm form) =>
        form.Changed is IObjectGraphType type ? type.Fields.Where(IsFact).Take(MaxFacts) : [];

    private static bool IsFact(FieldType field) =>
        field.Name is not ("id" or "version")
        && TitleSelection.IsPlain(field)
        && PlaceType.Of(field.ResolvedType!) is { IsLeaf: true, IsList: false };

    private static string Select(FieldType field) => PlaceType.Of(field.ResolvedType!).IsMoney ? $"{field.Name} {{ amount }}" : field.Name;

    private static string Id(IObjectGraphType type) => type.Fields.Find("id") is null ? "__typename" : "id";
}
