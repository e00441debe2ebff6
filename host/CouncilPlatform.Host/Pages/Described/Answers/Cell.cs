using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Host.Pages.Languages;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Described.Answers;

/// <summary>A value as a page shows it.</summary>
/// <param name="Text">What people read. Null if nothing is recorded.</param>
/// <param name="Raw">What goes into a file, as <see cref="TableWriter"/> accepts it.</param>
/// <param name="IsNumber">Whether it lines up with the others on the right.</param>
internal sealed record Cell(string? Text, object? Raw, bool IsNumber = false)
{
    public static readonly Cell None = new(null, null);

    /// <summary>The value as GraphQL gives it, to look up a colour.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the text is a word of the schema, and not what somebody has recorded.</summary>
    public bool IsWord { get; init; }

    /// <summary>The language of the text, if it is not the page's.</summary>
    public string? Language { get; init; }

    // The values of a list, which are shown one after the other.
    private IReadOnlyList<Cell> Parts { get; init; } = [];

    /// <summary>The size of a number or amount, for charts. Null for anything else.</summary>
    public decimal? Size =>
        Raw switch
        {
            Money amount => amount.MinorUnits / 100m,
            decimal number => number,
            _ => null,
        };

    /// <summary>What rows are sorted by: the size of a number or amount, a day, or text.</summary>
    public object? Order => Size ?? Raw;

    /// <param name="node">The value.</param>
    /// <param name="type">Its type. Null if the document does not ask for it.</param>
    public static Cell Of(JsonNode? node, PlaceType? type) =>
        (node, type) switch
        {
            (null, _) or (_, null) => None,
            (JsonArray { Count: 0 }, _) => None,
            (JsonArray list, _) => Joined(list.Select(item => Of(item, type))),
            (JsonObject amount, { IsMoney: true }) when Money.TryParse((string?)amount["amount"], out var money) => Of(money),
            (JsonValue value, { Type: EnumerationGraphType choices }) => Word(Pages.Words.Of(choices, value.ToString()), value.ToString()),
            (JsonValue value, { IsYear: true }) => new(value.ToString(), value.GetValue<decimal>()),
            (JsonValue value, _) => Of(value, type.Type.Name),
            _ => None,
        };

    public static Cell Of(string? text) => new(text, text);

    public static Cell Of(Phrase? text) => new(text?.Text, text?.Text) { Language = text?.Language };

    public static Cell Of(Money amount) => new(amount.Display(MoneyRounding.Exact, null), amount, IsNumber: true);

    public static Cell Of(DateOnly day) => new(InWords(day), day);

    public static Cell Of(decimal number) => new(number.ToString("#,##0.##########", CultureInfo.CurrentCulture), number, IsNumber: true);

    /// <summary>The value as a figure of a chart. The API writes exact decimals as text.</summary>
    public Cell Measured() =>
        Raw is string text
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var size
        )
            ? this with
            {
                Raw = size,
                IsNumber = true,
            }
            : this;

    /// <summary>The value with its unit.</summary>
    public Cell In(string? unit) =>
        Text is null || string.IsNullOrEmpty(unit) ? this
        : unit[0] == '%' ? this with { Text = Text + unit }
        : this with { Text = $"{Text} {unit}" };

    /// <summary>The value in the language of the page, if it is a word of the schema.</summary>
    public Cell In(PageTexts texts) =>
        Parts.Count > 0 ? Joined(Parts.Select(p => p.In(texts)))
        : IsWord && texts.Of(Text!) is var said ? this with { Text = said.Text, Language = said.Language }
        : this;

    private static Cell Of(string text, string code) => new(text, text) { Code = code };

    private static Cell Word(string text, string code) => Of(text, code) with { IsWord = true };

    private static Cell Of(JsonValue value, string type) =>
        type switch
        {
            "Boolean" => (bool)value ? Word("Yes", "true") : Word("No", "false"),
            "Int" or "Long" or "Decimal" or "Float" => Of(value.GetValue<decimal>()),
            "Date" => Of(DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "PartialDate" => new(InWords((string)value!), (string)value!),
            "DateTime" => OfMoment((string)value!),
            "String" when Moments.InWords((string)value!) is { Length: > 0 } words => new(words, (string)value!) { Code = (string)value! },
            _ when value.ToString() is { Length: > 0 } text => Of(text, text),
            _ => None,
        };

    private static Cell OfMoment(string text) => new(Moments.InWords(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)), text);

    private static Cell Joined(IEnumerable<Cell> cells)
    {
        IReadOnlyList<Cell> parts = [.. cells];
        // Sentences follow one another without a comma.
        var text = parts
            .Select(c => c.Text)
            .OfType<string>()
            .Aggregate((string?)null, (all, next) => all is null ? next : $"{all}{(all.EndsWith('.') ? "" : ",")} {next}");
        return new(text, text) { Parts = parts, Language = parts.Select(p => p.Language).FirstOrDefault(l => l is not null) };
    }

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    // A year, a month or a day, as precise as it is known.
    private static string InWords(string date) =>
        date.Length switch
        {
            7 => DateOnly.ParseExact(date, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.CurrentCulture),
            10 => InWords(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => date,
        };
}
