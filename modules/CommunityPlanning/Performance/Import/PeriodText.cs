namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Periods as files write them: also <c>2021-22</c>, <c>2021/2022</c>, <c>2019-21</c>, <c>Q3 2021</c> and <c>July 2021</c>.
/// </summary>
internal static partial class PeriodText
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Months = ["MMM yyyy", "MMMM yyyy", "MMM-yyyy", "MMMM-yyyy"];

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

    public static string Fault(string text)
    {
        var plain = Plain(text);
        if (IsAmbiguous(plain))
        {
            var month = English.DateTimeFormat.GetMonthName(int.Parse(plain[5..], CultureInfo.InvariantCulture));
            return $"\"{text}\" can be a financial year or a month. Enter {plain[..4]}/{plain[5..]} for the year, "
                + $"or {month} {plain[..4]} for the month.";
        }

        return Day().IsMatch(plain)
            ? $"\"{text}\" is a day, and a figure needs a period. Enter {Period.Forms}; in a workbook, as text."
            : Period.Fault(text);
    }

    private static string Plain(string text) => Spaces().Replace(text.Trim().Replace('\u2013', '-').Replace('\u2014', '-'), "${by}");

    private static bool IsAmbiguous(string plain) =>
        Years().Match(plain) is { Success: true } match
        && match.Groups["by"].Value == "-"
        && match.Groups["last"].Length == 2
        && match.Number("last") is >= 1 and <= 12 and var last
        && last == (match.Number("year") + 1) % 100;

    // 2021-22 and 2021/2022 are one financial year, 2019-21 three calendar years.
    private static bool OfYears(Match match, out Period period)
    {
        var (first, last) = (match.Number("year"), match.Number("last") % 100);
        return last == (first + 1) % 100
            ? Period.TryRead($"{first}/{last:00}", out period)
            : Period.TryRead($"{first}-{first + 2}", out period) && last == (first + 2) % 100 && match.Groups["by"].Value == "-";
    }

    private static bool OfMonth(string plain, out Period period)
    {
        period = default;
        return DateTime.TryParseExact(plain, Months, English, DateTimeStyles.None, out var month)
            && Period.TryRead(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), out period);
    }

    [GeneratedRegex(@"\s*(?<by>[-/])\s*", Patterns.Options, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^(?<year>(19|20|21)\d\d)(?<by>[-/])(?<last>(\d\d)?\d\d)\z",
        Patterns.Options,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Years();

    [GeneratedRegex(
        @"^(Q(?<quarter>[1-4])[ -]?(?<year>\d{4})|(?<year>\d{4})[ -]?Q(?<quarter>[1-4]))\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"^(\d{4}-\d\d?-\d\d?(T.*)?|\d\d?[/.-]\d\d?[/.-]\d{2,4}|\d\d? \w{3,9} \d{4})\z",
        Patterns.Options,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Day();
}
