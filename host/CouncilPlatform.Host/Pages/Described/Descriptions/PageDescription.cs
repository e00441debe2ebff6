using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Pages.Described.Descriptions;

/// <summary>
/// A page as a module describes it in <c>page.json</c>. Paths such as <c>partnership.funds.nodes</c> lead through the answer to the page's
/// own document, <c>page.graphql</c>. Wording is text with paths in braces: <c>{node.name} by ward</c>.
/// </summary>
internal sealed record PageDescription
{
    [JsonPropertyName("$schema")]
    [Description("Where the JSON schema of this file is, for editors.")]
    public string? Schema { get; init; }

    [Description("Wording of the page's title.")]
    public required string Title { get; init; }

    [Description("Wording of one or two sentences that say what the page shows.")]
    public string? Lead { get; init; }

    [Description("The GraphQL type of the object that the page is about. Its document takes $id. Links to objects of the type lead here.")]
    public string? Of { get; init; }

    [Description("For a page about one object: the name of the page that lists such objects. It is above the page in the breadcrumbs.")]
    public string? Within { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Role>))]
    [Description("The lowest role that has the page. Everybody who may see the partnership has a page without one.")]
    public Role? Role { get; init; }

    [Description(
        "For a page about one object: forms that it leads to and that take an object of any type, each with the field that takes it: "
            + "proposeDecision with subject."
    )]
    public IReadOnlyDictionary<string, string> Forms { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("For a page of a list: forms that it leads to, besides those that add what another page of its own shows: createKey.")]
    public IReadOnlyList<string> Actions { get; init; } = [];

    [Description("Where the page is in the navigation of a partnership. A page of one object has none.")]
    public NavigationDescription? Navigation { get; init; }

    [Description("What visitors can filter by. A filter is a variable of the document.")]
    public IReadOnlyList<FilterDescription> Filters { get; init; } = [];

    [Description("What the page shows, from top to bottom.")]
    public required IReadOnlyList<Panel> Panels { get; init; }
}

internal sealed record NavigationDescription
{
    [Description("The heading under which the page is listed.")]
    public required string Section { get; init; }

    [Description("The page's place under the heading: lower numbers come first.")]
    public int Order { get; init; }
}

internal sealed record FilterDescription
{
    [Description("The variable of the document, without the dollar sign. Its type decides which field visitors get.")]
    public required string Variable { get; init; }

    [Description("The label of the field.")]
    public required string Label { get; init; }

    [Description("What the page shows without a choice, if that is not all: the latest.")]
    public string? Without { get; init; }

    [Description("Where the choices come from, if they do not follow from the variable's type.")]
    public OptionsDescription? Options { get; init; }
}

internal sealed record OptionsDescription
{
    [Description("The path to the choices.")]
    public required string Rows { get; init; }

    [Description("The path from a choice to the value of the variable.")]
    public required string Value { get; init; }

    [Description("The path from a choice to its text.")]
    public required string Text { get; init; }
}
