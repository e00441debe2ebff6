using System.Text.RegularExpressions;

namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Reads the words for one day, week, month, quarter, half year or year, in lower case: "29 february 2016", "q2 2015/16", "end of 2017".
/// </summary>
internal static partial class DateWords
{
    private const int Earliest = 1900;
    private const int Latest = 2199;

    private static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant()),
    ];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    /// <summary>False where the words are none of these; with a fault where they name a day that does not exist.</summary>
    public static bool TryRead(string words, out Period period, out string? fault)
    {
        period = default;
        fault = null;
        var text = words.Trim(' ', ',', '.');
        if (Edge().Match(text) is { Success: true } edge && TryRead(edge.Groups["of"].Value, out var whole, out fault))
        {
            period = Period.Day(edge.Groups["edge"].Value is "end" or "close" or "year end" ? whole.Last : whole.First);
            return true;
        }

        return TryDay(text, out period, ref fault)
            || TryWeek(text, out period, ref fault)
            || TryMonth(text, out period)
            || TryPart(text, out period)
            || TryYear(text, out period);
    }

    /// <summary>The number of a month by its name or the beginning of it; 0 for anything else.</summary>
    public static int MonthNumber(string name) =>
        name.Length < 3 ? 0 : Array.FindIndex(Months, m => m.StartsWith(name.TrimEnd('.'), StringComparison.Ordinal)) + 1;

    private static bool TryDay(string text, out Period period, ref string? fault)
    {
        period = default;
        var match =
            NamedDay().Match(text) is { Success: true } named ? named
            : NumberedDay().Match(text) is { Success: true } numbered ? numbered
            : IsoDay().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var month = int.TryParse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture, out var number)
            ? number
            : MonthNumber(match.Groups["month"].Value);
        var (year, day) = (YearOf(match.Groups["year"].Value), Number(match.Groups["day"].Value));
        if (month == 0 && !match.Groups["month"].Value.All(char.IsDigit) || year is null)
        {
            return false;
        }

        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year.Value, month))
        {
            fault = month is < 1 or > 12
                ? $"\"{text}\" does not exist: there are twelve months. Enter the day first, then the month."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"{text}\" does not exist: the month has {DateTime.DaysInMonth(year.Value, month)} days. Check the date."
                );
            return false;
        }

        period = Period.Day(new(year.Value, month, day));
        var weekday = match.Groups["weekday"].Value;
        if (weekday.Length > 0 && !period.First.DayOfWeek.ToString().StartsWith(weekday, StringComparison.OrdinalIgnoreCase))
        {
            fault = $"\"{text}\" does not exist: that day is a {period.First.DayOfWeek}. Check the date.";
            return false;
        }

        return true;
    }

    private static bool TryWeek(string text, out Period period, ref string? fault)
    {
        period = default;
        var week = Week().Match(text);
        if (!week.Success || !TryDay(week.Groups["day"].Value, out var day, ref fault))
        {
            return false;
        }

        period = week.Groups["end"].Success
            ? new(day.First.AddDays(-6), day.First, DatePrecision.Week)
            : new(day.First, day.First.AddDays(6), DatePrecision.Week);
        return true;
    }

    private static bool TryMonth(string text, out Period period)
    {
        period = default;
        var match = Month().Match(text);
        if (
            !match.Success
            || MonthNumber(match.Groups["month"].Value) is not (> 0 and var month)
            || YearOf(match.Groups["year"].Value) is not { } year
        )
        {
            return false;
        }

        period = Period.Months(year, month, 1, DatePrecision.Month);
        return true;
    }

    // "Q2 2015" may be of the calendar's or of the financial year: only "second quarter of 2015" says which.
    private static bool TryPart(string text, out Period period)
    {
        period = default;
        var match = Part().Match(text);
        if (
            !match.Success
            || !TryYear(match.Groups["year"].Value, out var year)
            || match.Groups["short"].Success && year.Precision == DatePrecision.Year
        )
        {
            return false;
        }

        var half = match.Groups["half"].Success;
        var which = match.Groups["number"].Value;
        var number = Array.IndexOf(Ordinals, which) is >= 0 and var ordinal ? ordinal + 1 : Number(which[..1]);
        if (number > (half ? 2 : 4))
        {
            return false;
        }

        var first = year.First.AddMonths((number - 1) * (half ? 6 : 3));
        period = Period.Months(first.Year, first.Month, half ? 6 : 3, half ? DatePrecision.HalfYear : DatePrecision.Quarter);
        return true;
    }

    private static bool TryYear(string text, out Period period)
    {
        period = default;
        if (FinancialYear().Match(text) is { Success: true } financial && YearOf(financial.Groups["year"].Value) is { } begins)
        {
            // The second year must be the next one: "2015/17" is two years, or a slip.
            var next = financial.Groups["next"].Value;
            period = Period.FinancialYear(begins);
            return (next.Length == 2 ? (begins + 1) % 100 : begins + 1) == Number(next);
        }

        if (CalendarYear().Match(text) is { Success: true } calendar && YearOf(calendar.Groups["year"].Value) is { } year)
        {
            period = Period.Year(year);
            return true;
        }

        return false;
    }

    // Two digits are of this century, as in "29/4/15".
    private static int? YearOf(string digits) =>
        (digits.Length == 2 ? 2000 : 0) + Number(digits) is >= Earliest and <= Latest and var year ? year : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(the )?(very )?((?<edge>end|close|year end)( of)?|(?<edge>beginning|start) of)( the)? (?<of>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Edge();

    [GeneratedRegex(
        @"^(the )?((?<weekday>mon|tue|wed|thu|fri|sat|sun|monday|tues|tuesday|wednesday|thurs|thursday|friday|saturday|"
            + @"sunday),? )?(the )?(?<day>[0-9]{1,2})(st|nd|rd|th)?( of)? (?<month>[a-z]{3,9}\.?),? (?<year>[0-9]{4})$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex NamedDay();

    [GeneratedRegex(
        @"^(?<day>[0-9]{1,2})(?<mark>[/.])(?<month>[0-9]{1,2})\k<mark>(?<year>[0-9]{4}|[0-9]{2})$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex NumberedDay();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex IsoDay();

    [GeneratedRegex(
        "^((the )?week (commencing|beginning|starting|(?<end>ending)):?|w/c|(?<end>w/e)) (?<day>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Week();

    [GeneratedRegex(@"^(the month of )?(?<month>[a-z]{3,9}\.?)( of)?,? (?<year>[0-9]{4})$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex Month();

    [GeneratedRegex(
        @"^(the )?((?<short>(q|quarter )(?<number>[1-4]))|(?<short>(?<half>h)(?<number>[12]))|(?<number>first|second|third|fourth|"
            + @"[1-4](st|nd|rd|th)) (quarter|(?<half>half)))( of|,)?( the)? (?<year>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Part();

    [GeneratedRegex(
        @"^(the )?(financial year |fiscal year |fy ?)?(?<year>[0-9]{4})(/|-)(?<next>[0-9]{2}|(?<=/)[0-9]{4})( financial year)?$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex FinancialYear();

    [GeneratedRegex(@"^(the )?(calendar )?(year )?(?<year>[0-9]{4})$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex CalendarYear();
}
