using System.Text.RegularExpressions;

namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Periods as files write them: the platform's own forms, and <c>2021-22</c>, <c>2021/2022</c>, <c>Q3 2021</c>, <c>July 2021</c>,
/// <c>2019-21</c>, with hyphens or dashes. An ambiguous text is refused: 2010-11 can be a financial year or a month.
/// </summary>
internal static partial class PeriodText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static bool TryRead(string text, out Period period)
    {
        period = default;
        var plain = Plain(text);
        return !IsAmbiguous(plain)
            && (
                Period.TryRead(plain, out period)
                || Years().Match(plain) is { Success: true } years && OfYears(years, out period)
                || Quarter().Match(plain) is { Success: true } quarter
                    && Period.TryRead($"{quarter.Groups["year"]}-Q{quarter.Groups["quarter"]}", out period)
                || OfMonth(plain, out period)
            );
    }

    /// <summary>Why the text is not a period, and what to enter.</summary>
    public static string Fault(string text)
    {
        var plain = Plain(text);
        if (IsAmbiguous(plain))
        {
            var month = new DateTime(1, int.Parse(plain[5..], CultureInfo.InvariantCulture), 1).ToString("MMMM", English);
            return $"\"{text}\" can be a financial year or a month. Enter {plain[..4]}/{plain[5..]} for the year, "
                + $"or {month} {plain[..4]} for the month.";
        }

        return Day().IsMatch(plain)
            ? $"\"{text}\" is a day, and a figure needs a period. Enter {Period.Forms}; in a workbook, as text."
            : Period.Fault(text);
    }

    private static string Plain(string text) => Spaces().Replace(text.Trim().Replace('\u2013', '-').Replace('\u2014', '-'), "${by}");

    private static bool IsAmbiguous(string plain) =>
        Hyphenated().Match(plain) is { Success: true } match
        && int.Parse(match.Groups["next"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var next
        && next == (int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) + 1) % 100;

    // 2021-22 and 2021/2022 are one financial year, 2019-21 three calendar years.
    private static bool OfYears(Match match, out Period period)
    {
        var (first, last) = (
            int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["last"].ValueSpan, CultureInfo.InvariantCulture) % 100
        );
        return last == (first + 1) % 100
            ? Period.TryRead(string.Create(CultureInfo.InvariantCulture, $"{first}/{last:00}"), out period)
            : Period.TryRead(string.Create(CultureInfo.InvariantCulture, $"{first}-{first + 2}"), out period)
                && last == (first + 2) % 100
                && match.Groups["by"].Value == "-";
    }

    private static bool OfMonth(string plain, out Period period)
    {
        period = default;
        return DateTime.TryParseExact(
                plain,
                ["MMM yyyy", "MMMM yyyy", "MMM-yyyy", "MMMM-yyyy"],
                English,
                DateTimeStyles.None,
                out var month
            ) && Period.TryRead(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), out period);
    }

    [GeneratedRegex(@"\s*(?<by>[-/])\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^(?<year>\d{4})-(?<next>\d\d)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hyphenated();

    [GeneratedRegex(
        @"^(?<year>(19|20|21)\d\d)(?<by>[-/])(?<last>(\d\d)?\d\d)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Years();

    [GeneratedRegex(
        @"^(Q(?<quarter>[1-4])[ -]?(?<year>\d{4})|(?<year>\d{4})[ -]?Q(?<quarter>[1-4]))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"^(\d{4}-\d\d?-\d\d?(T.*)?|\d\d?[/.-]\d\d?[/.-]\d{2,4}|\d\d? \w{3,9} \d{4})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Day();
}
