using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A date as precise as the document that gives it: a year, a month or a day, in ISO 8601 with reduced precision (<c>2006</c>,
/// <c>2006-11</c>, <c>2006-11-08</c>). Nothing is invented: what the document leaves open stays open.
/// </summary>
[JsonConverter(typeof(PartialDateConverter))]
public readonly record struct PartialDate
{
    private PartialDate(DateOnly first, DateOnly last)
    {
        First = first;
        Last = last;
    }

    /// <summary>The earliest day that it may mean.</summary>
    public DateOnly First { get; }

    /// <summary>The latest day that it may mean.</summary>
    public DateOnly Last { get; }

    /// <summary>A date that is known to the day.</summary>
    public static PartialDate Of(DateOnly day) => new(day, day);

    /// <summary>Reads a year, a month or a day; false for anything else.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (
            !DateOnly.TryParseExact(
                text,
                ["yyyy", "yyyy-MM", "yyyy-MM-dd"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var first
            )
        )
        {
            return false;
        }

        date = new(
            first,
            text!.Length switch
            {
                4 => new(first.Year, 12, 31),
                7 => new(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
                _ => first,
            }
        );
        return true;
    }

    /// <exception cref="FormatException">The text is not such a date. The message says what to enter.</exception>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date)
            ? date
            : throw new FormatException($"\"{text}\" is not a date. Enter a year, a month or a day, like 2006, 2006-11 or 2006-11-08.");

    /// <summary>The date in the form in which it was read.</summary>
    public override string ToString() =>
        First.ToString(
            First == Last ? "yyyy-MM-dd"
                : First.Month == Last.Month ? "yyyy-MM"
                : "yyyy",
            CultureInfo.InvariantCulture
        );
}

/// <summary>A date in JSON is its text.</summary>
internal sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PartialDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("This is not a date.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
