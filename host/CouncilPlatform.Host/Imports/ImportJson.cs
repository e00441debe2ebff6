using System.Text.Json;

namespace CouncilPlatform.Host.Imports;

/// <summary>The lists of an import, as the table keeps them.</summary>
internal static class ImportJson
{
    public static IReadOnlyList<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Web) ?? [];

    public static string Write<T>(IEnumerable<T> items) => JsonSerializer.Serialize(items.ToList(), JsonSerializerOptions.Web);
}
