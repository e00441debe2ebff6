using System.Text.Json.Nodes;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>A place in the answer: an object, or the whole of it.</summary>
/// <param name="Path">The path from the top, without the places in lists.</param>
/// <param name="Node">What is there.</param>
/// <param name="Shape">The types of the document.</param>
internal sealed record Place(string Path, JsonNode? Node, DocumentShape Shape)
{
    /// <summary>The value at a path, to show.</summary>
    public Cell Cell(string path) => Answers.Cell.Of(Find(path), Shape.At(Full(path)));

    /// <summary>The figure at a path, for a chart and its table, with its unit.</summary>
    public Cell Figure(string path, string? unit, PageTexts texts) => Cell(path).Measured().In(Sentence.Fill(unit, this, texts)?.Text);

    /// <summary>The text at a path as GraphQL gives it. Null if there is none.</summary>
    public string? Text(string? path) => path is not null && Find(path) is JsonValue value ? value.ToString() : null;

    /// <summary>What is at each place of a path that leads through lists.</summary>
    public IEnumerable<Place> Rows(string path)
    {
        IEnumerable<JsonNode> found = Node is null ? [] : [Node];
        foreach (var name in path.Split('.'))
        {
            found = found.SelectMany(node =>
                (node as JsonObject)?[name] switch
                {
                    null => [],
                    JsonArray list => list.OfType<JsonNode>(),
                    { } one => [one],
                }
            );
        }

        return found.Select(node => this with { Path = Full(path), Node = node });
    }

    /// <summary>The rows that a panel shows, in its order. Those without a value to sort by come last.</summary>
    public IEnumerable<Place> Rows(RowsPanel panel)
    {
        var rows = Rows(panel.Rows).Where(row => panel.With.Count == 0 || panel.With.Any(path => row.Cell(path).Text is not null));
        return panel.OrderBy is not { } sort
            ? rows
            : rows.Select(row => (Row: row, row.Cell(sort).Order)).OrderBy(r => r.Order is null).ThenBy(r => r.Order).Select(r => r.Row);
    }

    private JsonNode? Find(string path) => path.Split('.').Aggregate(Node, Step);

    // Of a list, what each of its items has: they are shown one after the other.
    private static JsonNode? Step(JsonNode? node, string name) =>
        node switch
        {
            JsonObject one => one[name],
            JsonArray list => new JsonArray([.. list.Select(item => Step(item, name)?.DeepClone())]),
            _ => null,
        };

    private string Full(string path) => Path.Length == 0 ? path : $"{Path}.{path}";
}
