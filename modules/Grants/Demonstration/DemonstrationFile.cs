using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Grants.Demonstration;

internal static class DemonstrationFile
{
    public const string Action = "loadDemonstration";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new PartialDateConverter() },
    };

    public static async Task<T> ReadAsync<T>(string name, CancellationToken cancellationToken)
    {
        await using var file = typeof(DemonstrationFile).Assembly.GetManifestResourceStream(
            $"CouncilPlatform.Grants.Demonstration.{name}.json"
        )!;
        return (await JsonSerializer.DeserializeAsync<T>(file, Json, cancellationToken))!;
    }

    private sealed class PartialDateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartialDate.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
