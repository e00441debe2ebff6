using CouncilPlatform.Host.Pages.Forms.Descriptions;

namespace CouncilPlatform.Host.Pages.Forms.Fields;

/// <summary>A field of a form, from a field of the mutation's input.</summary>
/// <param name="Name">Its name in the input. Empty for the row of a list.</param>
/// <param name="Label">Its label.</param>
/// <param name="Hint">What to enter. Null if the schema does not say.</param>
/// <param name="IsRequired">Whether it must be filled in.</param>
/// <param name="Control">How people fill it in.</param>
internal sealed record FormField(string Name, string Label, string? Hint, bool IsRequired, Control Control)
{
    /// <summary>With more choices than this a list to choose from is easier to use than radio buttons.</summary>
    private const int MaxRadios = 7;

    // "The office." says no more than the label "Office".
    private static readonly string[] _articles = ["", "The ", "A ", "An "];

    /// <summary>The values of a choice, with their words.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>The GraphQL type of the thing that the field names. Null if it names none.</summary>
    public string? Of { get; init; }

    /// <summary>What goes into the input: the first of these fields of the thing that has a value.</summary>
    public IReadOnlyList<string> Keys { get; init; } = ThingKeys.Id;

    /// <summary>Whether a form that changes a thing shows what is recorded of the field.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Whether the input takes an id.</summary>
    public bool IsId { get; init; }

    /// <summary>The heading above the field. Null if it belongs to what is above it.</summary>
    public string? Section { get; init; }

    /// <summary>The fields of a group.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>The row of a list.</summary>
    public FormField? Row { get; init; }

    /// <summary>Where the rows of a list come from. Null if people add them.</summary>
    public GivenRowsDescription? Given { get; init; }

    /// <summary>Where the choices come from. Null if the schema has them.</summary>
    public GivenChoicesDescription? GivenChoices { get; init; }

    /// <summary>Whether a choice is a number in the input.</summary>
    public bool IsNumber { get; init; }

    /// <summary>What names a row that people did not add.</summary>
    public string? RowKey { get; init; }

    /// <summary>The field beside it from which its value is made if it is left out. Null if it is not made.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>Whether it may be empty now, but not in the end: an answer of an application that is not yet submitted.</summary>
    public bool IsNeededLater { get; init; }

    /// <summary>The path from the thing that the form changes to what is recorded. Null if it has the field's name.</summary>
    public string? Recorded { get; init; }

    /// <summary>Whether its label, hint and choices are what somebody has recorded, and not words of the module.</summary>
    public bool IsData { get; init; }

    /// <summary>The number of a row, from 1. Null if it is not a row of a list.</summary>
    public int? RowNumber { get; init; }

    /// <summary>The hint, unless it says what the label says.</summary>
    public string? Help =>
        MadeFrom is null && Hint?.TrimEnd('.') is { } hint && _articles.Any(a => hint.Equals(a + Label, StringComparison.OrdinalIgnoreCase))
            ? null
            : Hint;

    /// <summary>Whether a change can be about what the field names. Few changes are about organisations.</summary>
    public bool IsSubject => Control == Control.Thing && (Keys == ThingKeys.Id || Of != nameof(Organisation));

    /// <summary>Whether it has one value, which is something or nothing. A list has any number.</summary>
    public bool HasOneValue => Control is not (Control.Group or Control.Rows or Control.Choices);

    public bool HasRadios => Control == Control.YesNo || Control == Control.Choice && Choices.Count <= MaxRadios;

    /// <summary>The name of a field within another one, as it is sent, and as the path of an error joined by points.</summary>
    public static string Path(string within, string name) => name.Length == 0 ? within : $"{within}.{name}";

    /// <summary>The id of an element in the page.</summary>
    public static string Id(string path) => path.Replace('.', '-');
}
