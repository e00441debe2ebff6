using System.Text.Json.Nodes;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms.Given;

namespace CouncilPlatform.Host.Pages.Forms.Things;

/// <summary>Leaves out the forms that the state of a thing does not allow, as their descriptions say.</summary>
internal sealed class PossibleActions(Schemas schemas, FormGraph graph)
{
    public async Task<IReadOnlyList<MutationForm>> OfAsync(
        HttpContext http,
        Partnership partnership,
        GlobalId thing,
        IReadOnlyList<MutationForm> forms
    )
    {
        var paths = forms.SelectMany(f => f.Conditions(thing.Type)).Select(c => c.Path).ToList();
        if (paths.Count == 0)
        {
            return forms;
        }

        var data = await graph.ReadAsync(
            http,
            schemas.Of(partnership),
            $"query Possible($id: ID!) {{ node(id: $id) {{ ... on {thing.Type} {{ {Paths.Select(paths)} }} }} }}",
            new(StringComparer.Ordinal) { ["id"] = thing.ToString() }
        );
        return data?["node"] is { } node
            ? [.. forms.Where(f => f.Conditions(thing.Type).All(c => c.Values.Contains(Value(node, c.Path), StringComparer.Ordinal)))]
            : forms;
    }

    private static string? Value(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (at, name) => (at as JsonObject)?[name]) switch
        {
            null => null,
            var value when value.GetValueKind() is System.Text.Json.JsonValueKind.True => "true",
            var value when value.GetValueKind() is System.Text.Json.JsonValueKind.False => "false",
            var value => value.ToString(),
        };
}
