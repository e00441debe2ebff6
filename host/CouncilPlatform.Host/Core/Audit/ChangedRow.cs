using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>What a line of the audit trail keeps of the rows that the change added, changed and removed.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="More">How many more rows of each kind were added, whose values are only in their tables.</param>
internal sealed record ChangedRows(IReadOnlyList<ChangedRow> Rows, IReadOnlyDictionary<string, int>? More)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly ChangedRows Nothing = new([], null);

    /// <summary>Finds the lines that name rows of a kind.</summary>
    public static string MarkOf(string kind) => $"{{\"kind\":{JsonSerializer.Serialize(kind, Form)}";

    /// <summary>What the column of a line has. Nothing if somebody has made it unreadable, which the check of the chain reports.</summary>
    public static ChangedRows Read(string? json)
    {
        try
        {
            return json is null ? Nothing
                : JsonSerializer.Deserialize<ChangedRows>(json, Form) is { Rows: not null } read ? read
                : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Form);
}

/// <param name="Kind">The row's type, as GraphQL names it.</param>
/// <param name="Id">The row's id. Null for a row that has none.</param>
/// <param name="Change">What happened to the row. It is always written, although Added is the first.</param>
/// <param name="Fields">The columns that changed; of a row that was added or removed, those that are not empty.</param>
internal sealed record ChangedRow(
    string Kind,
    string? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] RowChange Change,
    IReadOnlyList<ChangedField> Fields
);

/// <param name="Name">The column, as GraphQL names it.</param>
/// <param name="Before">The old value.</param>
/// <param name="After">The new value.</param>
/// <param name="Personal">The hash of the two values, if they are personal data and are kept apart.</param>
/// <param name="Withheld">Whether the values are not recorded: a secret, or a record that only its owners can see.</param>
internal sealed record ChangedField(string Name, string? Before, string? After, string? Personal = null, bool Withheld = false);

/// <summary>What happened to a row.</summary>
internal enum RowChange
{
    /// <summary>The row is new.</summary>
    Added,

    /// <summary>The row has new values.</summary>
    Changed,

    /// <summary>The row was removed.</summary>
    Removed,
}
