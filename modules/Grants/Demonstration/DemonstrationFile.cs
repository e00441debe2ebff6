using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Grants.Demonstration;

internal static class DemonstrationFile
{
    public const string Action = "loadDemonstration";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper) },
    };

    public static async Task<T> ReadAsync<T>(string name, CancellationToken cancellationToken)
    {
        await using var file = typeof(DemonstrationFile).Assembly.GetManifestResourceStream(
            $"CouncilPlatform.Grants.Demonstration.{name}.json"
        )!;
        return (await JsonSerializer.DeserializeAsync<T>(file, Json, cancellationToken))!;
    }
}
