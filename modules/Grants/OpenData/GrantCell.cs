using System.Buffers;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// A cell as the standard would have it, where a spreadsheet only shows it in another way: an amount with a pound sign, a day with a time
/// that nobody entered, characters that nobody sees. Anything else stays as it is, for the rules to find.
/// </summary>
internal static partial class GrantCell
{
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF\u00AD";

    private static readonly string[] WordedDays = ["d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy"];

    private static readonly SearchValues<char> InvisibleValues = SearchValues.Create(Invisible);

    /// <summary>A title, or an identifier, without what nobody sees: two that look alike are one.</summary>
    public static string Plain(string text) =>
        IsPlain(text)
            ? text
            : Spaces().Replace(string.Concat(text.Where(c => !Invisible.Contains(c, StringComparison.Ordinal))), " ").Trim();

    /// <summary>The first two numbers of a date such as 18/01/2013. Null if the cell is none.</summary>
    public static (int First, int Second)? SlashedDay(string cell) =>
        cell.Length is >= 8 and <= 10 && Slashed().Match(cell) is { Success: true } day
            ? (
                int.Parse(day.Groups["first"].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(day.Groups["second"].ValueSpan, CultureInfo.InvariantCulture)
            )
            : null;

    /// <param name="cell">The cell.</param>
    /// <param name="field">The field of its column.</param>
    /// <param name="separator">What the table has before decimals.</param>
    /// <param name="hasDaysFirst">Whether the table shows that 01/02/2013 is 1 February.</param>
    public static string Of(string cell, Field field, DecimalSeparator separator, bool hasDaysFirst)
    {
        var text = Trimmed(cell);
        return field.Holds switch
        {
            Holds.Identifier => Plain(text),
            Holds.Number or Holds.NotNegative or Holds.Pounds => Number(text, separator),
            Holds.Date when LocalMoment().Match(text) is { Success: true } moment => moment.Groups["day"].Value,
            Holds.PartialDate when LocalMoment().Match(text) is { Success: true } moment => moment.Groups["day"].Value,
            Holds.Date or Holds.PartialDate when Day(text, hasDaysFirst) is { } day => day,
            Holds.PartialDate when Month(text) is { } month => month,
            Holds.Sterling when text is "£" || text.Equals("GBP", StringComparison.OrdinalIgnoreCase) => "GBP",
            Holds.DateTime when LocalMoment().Match(text) is { Success: true } moment =>
                $"{moment.Groups["day"].Value}T{moment.Groups["time"].Value}{(moment.Groups["seconds"].Success ? "" : ":00")}Z",
            Holds.YesOrNo => text.ToUpperInvariant() switch
            {
                "YES" => "Yes",
                "NO" => "No",
                _ => text,
            },
            _ => text,
        };
    }

    private static string Trimmed(string cell) =>
        cell.AsSpan().IndexOfAny(InvisibleValues) < 0 && (cell.Length == 0 || cell[0] != '\u00A0' && cell[^1] != '\u00A0')
            ? cell
            : cell.Trim([.. Invisible, ' ', '\u00A0', '\r', '\n', '\t']);

    private static bool IsPlain(string text)
    {
        var last = ' ';
        foreach (var c in text)
        {
            if (c != ' ' && char.IsWhiteSpace(c) || c == ' ' && last == ' ' || Invisible.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }

            last = c;
        }

        return text.Length == 0 || last != ' ';
    }

    // 30,000 pounds and £30,000.00 are 30000; 30,00 is not a number, and stays what it is.
    private static string Number(string text, DecimalSeparator separator) =>
        TableNumber.Read(text, separator) is { Unit: NumberUnit.None or NumberUnit.Pounds, Marker: null } number
        && !PlainNumber().IsMatch(text)
            ? number.Value.ToString(CultureInfo.InvariantCulture)
            : text;

    // With the month in words there is nothing to confuse.
    private static string? Day(string text, bool hasDaysFirst) =>
        DateOnly.TryParseExact(
            text,
            hasDaysFirst ? [.. WordedDays, "d/M/yyyy"] : WordedDays,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string? Month(string text) =>
        DateOnly.TryParseExact(text, "MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"[^\S\r\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("^-?[0-9.eE+-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainNumber();

    [GeneratedRegex(
        @"^(?<first>[0-9]{1,2})/(?<second>[0-9]{1,2})/[0-9]{4}\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Slashed();

    // A spreadsheet has no time zones: only the day is meant, or the time as it is shown.
    [GeneratedRegex(
        @"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?<time>[0-9]{2}:[0-9]{2}(?<seconds>:[0-9]{2})?)(\.[0-9]+)?\z",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LocalMoment();
}
