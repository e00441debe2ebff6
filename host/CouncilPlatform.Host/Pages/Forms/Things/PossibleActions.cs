using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms.Given;

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
        var paths = forms
            .SelectMany(f => f.Conditions(thing.Type).Select(c => c.Path).Append(f.WaitsAt(thing.Type)))
            .OfType<string>()
            .ToList();
        if (paths.Count == 0)
        {
            return [.. forms.Select(f => (f, (IReadOnlyList<string>)[]))];
        }

        var data = await graph.ReadAsync(
            http,
            schemas.Of(partnership),
            $"query Possible($id: ID!) {{ node(id: $id) {{ ... on {thing.Type} {{ {Paths.Select(paths)} }} }} }}",
            new(StringComparer.Ordinal) { ["id"] = thing.ToString() }
        );
        var node = data?["node"];
        return
        [
            .. forms
                .Where(f =>
                    node is null || f.Conditions(thing.Type).All(c => c.Values.Contains(Value(node, c.Path), StringComparer.Ordinal))
                )
                .Select(f => (f, f.WaitsAt(thing.Type) is { } path ? Sentences(node, path) : [])),
        ];
    }

    private static JsonNode? At(JsonNode? node, string path) => path.Split('.').Aggregate(node, (at, name) => (at as JsonObject)?[name]);

    private static IReadOnlyList<string> Sentences(JsonNode? node, string path) =>
        [.. (At(node, path) as JsonArray ?? []).Select(s => (string)s!)];

    private static string? Value(JsonNode? node, string path) =>
        At(node, path) switch
        {
            null => null,
            var value when value.GetValueKind() is System.Text.Json.JsonValueKind.True => "true",
            var value when value.GetValueKind() is System.Text.Json.JsonValueKind.False => "false",
            var value => value.ToString(),
        };
}
