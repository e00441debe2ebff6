using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// SHA-256 of a grant's JSON, the same whatever its indentation and the order of its fields: another tool of the publisher does not
/// change the grant.
/// </summary>
internal static class GrantDigest
{
    public static string Of(string json)
    {
        using var grant = JsonDocument.Parse(json);
        var canonical = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(canonical))
            Write(writer, grant.RootElement);
        return Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
