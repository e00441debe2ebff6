using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A hash that is the same for values that are equal in JSON Schema, whatever the order of fields and the spelling of numbers.
/// </summary>
internal static class Fingerprint
{
    public static int Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .Aggregate(1, (sum, property) => unchecked(sum + HashCode.Combine(property.Name, Of(property.Value)))),
            JsonValueKind.Array => value.EnumerateArray().Aggregate(2, (sum, item) => HashCode.Combine(sum, Of(item))),
            JsonValueKind.String => value.GetString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Number => value.GetDouble().GetHashCode(),
            var kind => (int)kind,
        };
}
