using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms.Fields;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>The things that a field can name, as the visitor may read them.</summary>
internal sealed class ThingChoices(Schemas schemas, FormGraph graph)
{
    /// <summary>A list to choose from that is longer than this is searched.</summary>
    private const int MaxShown = 50;

    private const int MaxFound = 100;

    /// <summary>So many pages of a list are looked through that cannot be searched.</summary>
    private const int MaxPages = 20;

    // Each list is read once, however many rows of a form choose from it.
    private readonly Dictionary<(string Type, IReadOnlyList<string> Keys), ListPage> _read = [];

    /// <param name="http">The visitor's request.</param>
    /// <param name="partnership">The partnership.</param>
    /// <param name="field">The field.</param>
    /// <param name="words">What the visitor looks for. Null for everything.</param>
    /// <param name="chosen">What is chosen, which stays a choice.</param>
    public async Task<ThingList> OfAsync(HttpContext http, Partnership partnership, FormField field, string? words, string? chosen)
    {
        var schema = schemas.Of(partnership);
        if (!_read.TryGetValue((field.Of!, field.Keys), out var first))
        {
            first = await PageAsync(http, schema, partnership, field, after: null);
            _read.Add((field.Of!, field.Keys), first);
        }

        var (all, isWhole) = (first.Choices, first.IsWhole);
        // Whoever looks for an organisation may mean one that is not a member.
        var others = ListPath.ByName(field.Of!, schema);
        var found =
            words is null ? all
            : others is not null ? await ByNameAsync(http, schema, field, others, words)
            : isWhole ? [.. all.Where(c => Has(c, words))]
            : field.Keys == ThingKeys.Id && await SearchAsync(http, schema, partnership, field, words) is { Count: > 0 } hits ? hits
            : await LookThroughAsync(http, schema, partnership, field, first, words);
        var shown = found.Take(MaxShown).ToList();
        if (chosen is not null && shown.TrueForAll(c => c.Value != chosen))
        {
            var known = found.Concat(all).FirstOrDefault(c => c.Value == chosen);
            shown.Insert(0, known.Value is null ? (chosen, await TitleAsync(http, schema, field, chosen)) : known);
        }

        return new(
            shown,
            words,
            found.Count,
            IsSearched: others is not null || !isWhole || all.Count > MaxShown || words is not null,
            isWhole
        );
    }

    private async Task<ListPage> PageAsync(HttpContext http, ISchema schema, Partnership partnership, FormField field, string? after)
    {
        if (ListPath.To(field.Of!, schema) is not { } path || schema.AllTypes[field.Of!] is not IObjectGraphType type)
        {
            return new([], IsWhole: false, Next: null);
        }

        var (first, isPaged) = path.Steps[0];
        var data = await graph.ReadAsync(
            http,
            schema,
            $"query Choices($partnership: String!{(isPaged ? ", $after: String" : "")}) "
                + $"{{ partnership(slug: $partnership) {{ {path.Select(Selection(type, field))} }} }}",
            new(StringComparer.Ordinal) { ["partnership"] = partnership.Slug, ["after"] = after }
        );
        if (data?["partnership"] is not { } found)
        {
            return new([], IsWhole: false, Next: null);
        }

        var things = new List<JsonNode>();
        var isWhole = Collect(found, path.Steps, things);
        var next =
            isPaged && (bool?)found[first]?["pageInfo"]?["hasNextPage"] == true ? (string?)found[first]!["pageInfo"]!["endCursor"] : null;
        return new([.. things.Select(t => ChoiceOf(t, field)).OfType<(string Value, string Text)>().Distinct()], isWhole, next);
    }

    /// <summary>Those of a list that have words, page after page: not everything can be searched.</summary>
    private async Task<IReadOnlyList<(string Value, string Text)>> LookThroughAsync(
        HttpContext http,
        ISchema schema,
        Partnership partnership,
        FormField field,
        ListPage? first,
        string words
    )
    {
        var found = new List<(string Value, string Text)>();
        var page = first;
        for (var read = 1; page is not null; read++)
        {
            found.AddRange(page.Choices.Where(c => Has(c, words)));
            page =
                page.Next is { } next && read < MaxPages && found.Count < MaxFound
                    ? await PageAsync(http, schema, partnership, field, next)
                    : null;
        }

        return found;
    }

    private static bool Has((string Value, string Text) choice, string words) =>
        choice.Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<(string Value, string Text)>> ByNameAsync(
        HttpContext http,
        ISchema schema,
        FormField field,
        ListPath path,
        string words
    )
    {
        var (name, type) = (path.Steps[0].Field, (IObjectGraphType)schema.AllTypes[field.Of!]!);
        var data = await graph.ReadAsync(
            http,
            schema,
            $"query Named($words: String!) {{ {name}(first: {MaxFound}, nameContains: $words) {{ nodes {{ {Selection(type, field)} }} }} }}",
            new(StringComparer.Ordinal) { ["words"] = words }
        );
        var things = data?[name]?["nodes"] as JsonArray ?? [];
        return [.. things.Select(t => ChoiceOf(t!, field)).OfType<(string Value, string Text)>()];
    }

    /// <summary>What a thing is called that is in no list, such as one that has ended. Its id if the visitor may not read it.</summary>
    private async Task<string> TitleAsync(HttpContext http, ISchema schema, FormField field, string chosen)
    {
        if (!GlobalId.TryParse(chosen, out var id) || id.Type != field.Of || schema.AllTypes[id.Type] is not IObjectGraphType type)
        {
            return chosen;
        }

        var data = await graph.ReadAsync(
            http,
            schema,
            $"query Chosen($id: ID!) {{ node(id: $id) {{ ... on {type.Name} {{ {Selection(type, field)} }} }} }}",
            new(StringComparer.Ordinal) { ["id"] = chosen }
        );
        return TitleSelection.Read(data?["node"]) ?? chosen;
    }

    private static (string Value, string Text)? ChoiceOf(JsonNode thing, FormField field) =>
        ThingKeys.Of(thing, field) is { } value ? (value, TitleSelection.Read(thing) ?? value) : null;

    private async Task<IReadOnlyList<(string Value, string Text)>> SearchAsync(
        HttpContext http,
        ISchema schema,
        Partnership partnership,
        FormField field,
        string words
    )
    {
        var data = await graph.ReadAsync(
            http,
            schema,
            "query Find($partnership: String!, $text: String!, $first: Int) "
                + "{ partnership(slug: $partnership) { search(text: $text, first: $first) { id title } } }",
            new(StringComparer.Ordinal)
            {
                ["partnership"] = partnership.Slug,
                ["text"] = words,
                ["first"] = MaxFound,
            }
        );
        return
        [
            .. (data?["partnership"]?["search"] as JsonArray ?? [])
                .Select(hit => (Id: (string)hit!["id"]!, Title: (string)hit["title"]!))
                .Where(hit => GlobalId.TryParse(hit.Id, out var id) && id.Type == field.Of),
        ];
    }

    private static string Selection(IObjectGraphType type, FormField field) => $"{string.Join(' ', field.Keys)} {TitleSelection.Of(type)}";

    /// <summary>Gathers what is at the end of the way. False if there is more than was read.</summary>
    private static bool Collect(JsonNode? node, IEnumerable<(string Field, bool IsConnection)> steps, List<JsonNode> things)
    {
        var isWhole = true;
        switch (node)
        {
            case null:
                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    isWhole &= Collect(item, steps, things);
                }

                break;
            case var one when steps.Any():
                var (field, isConnection) = steps.First();
                var next = one[field];
                isWhole = !(isConnection && (bool?)next?["pageInfo"]?["hasNextPage"] == true);
                isWhole &= Collect(isConnection ? next?["nodes"] : next, steps.Skip(1), things);
                break;
            default:
                things.Add(node);
                break;
        }

        return isWhole;
    }

    /// <summary>A page of a list.</summary>
    /// <param name="Choices">What is on it.</param>
    /// <param name="IsWhole">Whether that is all that there is.</param>
    /// <param name="Next">After which cursor the next page begins. Null if none follows.</param>
    private sealed record ListPage(IReadOnlyList<(string Value, string Text)> Choices, bool IsWhole, string? Next);
}

/// <summary>The choices that a form shows.</summary>
/// <param name="Shown">The values and what they are called.</param>
/// <param name="Words">What was looked for. Null if nothing was.</param>
/// <param name="Found">How many there are.</param>
/// <param name="IsSearched">Whether there is a box to look for others.</param>
/// <param name="IsWhole">Whether all that there are could be read.</param>
internal sealed record ThingList(IReadOnlyList<(string Value, string Text)> Shown, string? Words, int Found, bool IsSearched, bool IsWhole);
