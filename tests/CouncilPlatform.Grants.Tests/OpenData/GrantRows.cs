using System.Text.Json;

namespace CouncilPlatform.Grants.Tests.OpenData;

/// <summary>
/// A package as a table: a row for each grant, a column for each of its fields, titled by the field's title in the schema.
/// </summary>
internal static class GrantRows
{
    public static (string[] Titles, string[][] Rows) Of(string package)
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("360giving/360-giving-schema.json")));
        using var document = JsonDocument.Parse(File.ReadAllBytes(package));
        var rows = document
            .RootElement.GetProperty("grants")
            .EnumerateArray()
            .Select(grant =>
            {
                var row = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var field in grant.EnumerateObject())
                {
                    var property = schema.RootElement.GetProperty("properties").GetProperty(field.Name);
                    if (field.Value.ValueKind != JsonValueKind.Array)
                    {
                        row.Add(Title(property, field.Name), Text(field.Value));
                        continue;
                    }

                    var definition = schema
                        .RootElement.GetProperty("$defs")
                        .GetProperty(property.GetProperty("items").GetProperty("$ref").GetString()!.Split('/')[^1]);
                    foreach (var inner in field.Value[0].EnumerateObject())
                    {
                        var innerProperty = definition.GetProperty("properties").GetProperty(inner.Name);
                        row.Add($"{Title(property, field.Name)}:{Title(innerProperty, inner.Name)}", Text(inner.Value));
                    }
                }

                return row;
            })
            .ToList();
        string[] titles = [.. rows.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal)];
        return (titles, [.. rows.Select(r => titles.Select(t => r.GetValueOrDefault(t, "")).ToArray())]);
    }

    public static string Csv(string package)
    {
        var (titles, rows) = Of(package);
        return string.Join("\r\n", rows.Prepend(titles).Select(Line));
    }

    private static string Title(JsonElement property, string name) =>
        property.TryGetProperty("title", out var title) ? title.GetString()! : name;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
