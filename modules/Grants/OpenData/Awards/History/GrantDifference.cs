using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>How two publications of a grant differ, field by field; the order of fields does not count.</summary>
internal static class GrantDifference
{
    public static IEnumerable<(string Field, string? Before, string? After)> Between(string before, string after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return from field in old.Keys.Union(now.Keys, StringComparer.Ordinal)
            let was = old.GetValueOrDefault(field)
            let isNow = now.GetValueOrDefault(field)
            where was != isNow
            orderby field
            select (field, was, isNow);
    }

    private static Dictionary<string, string> Fields(string json)
    {
        using var grant = JsonDocument.Parse(json);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(grant.RootElement, "");
        return fields;

        void Add(JsonElement value, string path)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object when value.EnumerateObject().Any():
                    foreach (var property in value.EnumerateObject())
                    {
                        Add(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
                    }

                    break;
                case JsonValueKind.Array when value.GetArrayLength() > 0:
                    foreach (var (index, item) in value.EnumerateArray().Index())
                    {
                        Add(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
                    }

                    break;
                default:
                    fields[path] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                    break;
            }
        }
    }
}
