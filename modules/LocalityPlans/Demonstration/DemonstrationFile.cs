using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.LocalityPlans.Demonstration;

/// <summary>The files of demonstration data in the module's assembly.</summary>
internal static class DemonstrationFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new PartialDates() },
    };

    public static Stream Open(string name) =>
        typeof(DemonstrationFile).Assembly.GetManifestResourceStream($"CouncilPlatform.LocalityPlans.Demonstration.{name}")!;

    public static async Task<T> ReadAsync<T>(string name, CancellationToken cancellationToken)
    {
        await using var file = Open(name);
        return (await JsonSerializer.DeserializeAsync<T>(file, Json, cancellationToken))!;
    }

    private sealed class PartialDates : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartialDate.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
