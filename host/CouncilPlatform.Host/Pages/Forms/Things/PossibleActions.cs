using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Forms.Descriptions;
using CouncilPlatform.Host.Pages.Forms.Given;
using GraphQLParser;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>
/// Leaves out the forms that the state of a thing does not allow, and finds what the others wait for, as their descriptions say.
/// </summary>
internal sealed class PossibleActions(Schemas schemas, FormGraph graph)
{
    public async Task<IReadOnlyList<(MutationForm Form, IReadOnlyList<string> Waits)>> OfAsync(
        HttpContext http,
        Partnership partnership,
        GlobalId thing,
        IReadOnlyList<MutationForm> forms
    )
    {
        var paths = forms.SelectMany(f => f.Conditions(thing.Type).Select(c => c.Path).Concat(PathsOf(f.WaitsAt(thing.Type)))).ToList();
        if (paths.Count == 0)
        {
            return [.. forms.Select(f => (f, (IReadOnlyList<string>)[]))];
        }

        var (schema, document) = (
            schemas.Of(partnership),
            $"query Possible($id: ID!) {{ node(id: $id) {{ ... on {thing.Type} {{ {Paths.Select(paths)} }} }} }}"
        );
        var data = await graph.ReadAsync(http, schema, document, new(StringComparer.Ordinal) { ["id"] = thing.ToString() });
        var node = new Place("", data, new DocumentShape(schema, Parser.Parse(document))).Rows("node").SingleOrDefault();
        return
        [
            .. forms
                .Where(f =>
                    node is null || f.Conditions(thing.Type).All(c => c.Values.Contains(Value(node.Node, c.Path), StringComparer.Ordinal))
                )
                .Select(f => (f, Sentences(node, f.WaitsAt(thing.Type)))),
        ];
    }

    private static IEnumerable<string> PathsOf(WaitsDescription? waits) =>
        waits is null ? []
        : waits.Text is null ? [waits.Path]
        : Sentence.PathsIn(waits.Text).Select(p => $"{waits.Path}.{p}");

    private static IReadOnlyList<string> Sentences(Place? node, WaitsDescription? waits) =>
        node is null || waits is null
            ? []
            : [.. node.Rows(waits.Path).Select(w => waits.Text is { } text ? Sentence.Fill(text, w) : w.Node!.ToString()).OfType<string>()];

    private static JsonNode? At(JsonNode? node, string path) => path.Split('.').Aggregate(node, (at, name) => (at as JsonObject)?[name]);

    private static string? Value(JsonNode? node, string path) =>
        At(node, path) switch
        {
            null => null,
            var value when value.GetValueKind() is System.Text.Json.JsonValueKind.True => "true",
            var value when value.GetValueKind() is System.Text.Json.JsonValueKind.False => "false",
            var value => value.ToString(),
        };
}
