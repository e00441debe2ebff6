using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Pages.Forms.Descriptions;

/// <summary>
/// What a module says about a form in <c>form.json</c>, in a folder with the name of the mutation. What it leaves out follows from the
/// schema.
/// </summary>
internal sealed record FormDescription
{
    [JsonPropertyName("$schema")]
    [Description("Where the JSON schema of this file is, for editors.")]
    public string? Schema { get; init; }

    [Description("The title, which is also on the button. It begins with a verb.")]
    public string? Title { get; init; }

    [Description("One or two sentences below the title.")]
    public string? Lead { get; init; }

    [Description(
        "The page that takes the place of the form, by its address within the partnership: administration/theme. The form leads there."
    )]
    public string? Page { get; init; }

    [Description("Whether each section is a page of its own.")]
    public bool Pages { get; init; }

    [Description(
        "Whether people check their answers before they send the form. If it is left out, they do where the form is long or the change "
            + "cannot be undone."
    )]
    public bool? Check { get; init; }

    [Description(
        "When a thing's page leads to the form: the values that the thing must have, by a field of the form and a path from its thing, "
            + "such as application.state. Null is for nothing recorded."
    )]
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> When { get; init; } =
        new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);

    [Description("What the form waits for. The thing's page says it beside the form.")]
    public WaitsDescription? Waits { get; init; }

    [Description("Fields, in the order in which the form shows them. Fields that are not here come last.")]
    public IReadOnlyList<FieldDescription> Fields { get; init; } = [];
}

/// <summary>What a form waits for: what still blocks the exit from an agreement.</summary>
internal sealed record WaitsDescription
{
    [Description("The field of the form that names the thing which knows: agreement.")]
    public required string Of { get; init; }

    [Description(
        "The path from the thing to what is missing, such as exitPlan.blockers. While nothing is there, the form waits for nothing."
    )]
    public required string Path { get; init; }

    [Description("Wording of each, with paths from it: {message}. If it is left out, they are sentences.")]
    public string? Text { get; init; }
}

internal sealed record FieldDescription
{
    [Description("The field of the input. A point leads to a field within it: shares.amount.")]
    public required string Field { get; init; }

    [Description("The label.")]
    public string? Label { get; init; }

    [Description("What to enter.")]
    public string? Hint { get; init; }

    [Description("A heading above the field, for it and those after it.")]
    public string? Section { get; init; }

    [Description("Whether people write sentences.")]
    public bool Long { get; init; }

    [Description("The GraphQL type of the thing that the field names, if that does not follow from the field's name.")]
    public string? Thing { get; init; }

    [Description("The path from the thing that the form changes to what is recorded, if it does not have the field's name: asked.revenue.")]
    public string? Recorded { get; init; }

    [Description("Where the values come from that the field can have, if they are those of the thing that the form is about.")]
    public GivenChoicesDescription? Choices { get; init; }

    [Description("The field beside it from which a short name is made if it is left out: text.")]
    public string? MadeFrom { get; init; }

    [Description("Where the rows of a list come from, if people fill them in and do not add them.")]
    public GivenRowsDescription? Rows { get; init; }

    [Description("Whether the form leaves the field out, because only programs use it.")]
    public bool Hidden { get; init; }
}
