using System.Text.Json.Nodes;

namespace CouncilPlatform.Grants.Tests.OpenData;

internal sealed record Mutation(string Path, string Change, string Package)
{
    /// <summary>Where a fault must be reported: at the changed value, or of one that was removed in what held it.</summary>
    public string Where => Change == "removed" ? Path[..Path.LastIndexOfAny(['.', '['])] : Path;
}

/// <summary>
/// A package with every field the schemas know, made from the schemas, and all its single changes: each value removed or put in the place
/// of another kind, and each list emptied.
/// </summary>
internal sealed class SchemaMutations(JsonNode packageSchema, JsonNode grantSchema)
{
    private static readonly string[] Replacements =
    [
        "null",
        "true",
        "7",
        "-1",
        "12.345",
        "1e3",
        "{}",
        "[]",
        "[7]",
        "[{}]",
        "[\"a\",\"a\"]",
        "\"\"",
        "\"text\"",
        "\"Yes\"",
        "\"EUR\"",
        "\"GB\"",
        "\"1.4\"",
        "\"2013\"",
        "\"2013-01\"",
        "\"2013-01-18\"",
        "\"2013-02-31\"",
        "\"2013-01-18T09:30:00\"",
        "\"2013-01-18T09:30:00Z\"",
        "\"mailto:office@example.org\"",
        "\"www.example.org\"",
    ];

    public static SchemaMutations Load() =>
        new(
            JsonNode.Parse(File.ReadAllText(OpenDataFiles.Require("360-giving-package-schema.json")))!,
            JsonNode.Parse(File.ReadAllText(OpenDataFiles.Require("360-giving-schema.json")))!
        );

    public IEnumerable<Mutation> All() => OfPackage("recipientIndividual").Concat(OfPackage("recipientOrganization"));

    /// <summary>The whole package, without one of the two kinds of recipient.</summary>
    public JsonObject Whole(string without)
    {
        var package = Example(packageSchema).AsObject();
        package["grants"]![0]!.AsObject().Remove(without);
        return package;
    }

    private IEnumerable<Mutation> OfPackage(string without)
    {
        var package = Whole(without);
        foreach (var (node, path) in Below(package, "$").ToList())
        {
            foreach (var replacement in Replacements)
                yield return Change(path, replacement, with => with.ReplaceWith(JsonNode.Parse(replacement)));
            yield return Change(path, "removed", Remove);

            Mutation Change(string at, string change, Action<JsonNode> apply)
            {
                var copy = package.DeepClone();
                apply(Below(copy, "$").First(n => n.Path == at).Node);
                return new Mutation(at, change, copy.ToJsonString());
            }
        }
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list)
            list.Remove(node);
        else
            node.Parent!.AsObject().Remove(node.GetPropertyName());
    }

    private static IEnumerable<(JsonNode Node, string Path)> Below(JsonNode node, string path)
    {
        var children = node switch
        {
            JsonObject fields => fields.Select(f => (f.Value!, $"{path}.{f.Key}")),
            JsonArray items => items.Select((item, index) => (item!, $"{path}[{index}]")),
            _ => [],
        };
        return children.SelectMany(child => Below(child.Item1, child.Item2).Prepend(child));
    }

    // An example of what a schema describes, with every field.
    private JsonNode Example(JsonNode schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Example(
                reference.StartsWith("#/$defs/", StringComparison.Ordinal) ? grantSchema["$defs"]![reference[8..]]! : grantSchema
            );
        var type = schema["type"] is JsonArray either ? either[0]!.GetValue<string>() : schema["type"]!.GetValue<string>();
        return type switch
        {
            "object" => new JsonObject(
                schema["properties"]!.AsObject().Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Example(p.Value!)))
            ),
            "array" => new JsonArray(Example(schema["items"]!)),
            "number" => 12.5m,
            _ => ExampleText(schema),
        };
    }

    private static string ExampleText(JsonNode schema)
    {
        if (schema["enum"] is JsonArray codes)
            return codes.Any(c => c!.GetValue<string>() == "GBP") ? "GBP" : codes[0]!.GetValue<string>();
        if (schema["oneOf"] is not null)
            return "2020-02-29";
        return (schema["format"]?.GetValue<string>(), schema["pattern"]) switch
        {
            ("uri", _) => "https://www.example.org/grants?page=1",
            ("date-time", _) => "2020-02-29T12:00:00Z",
            (_, not null) => "1.4",
            _ => "Some text",
        };
    }
}
