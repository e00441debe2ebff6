namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Reads the words for one day, week, month, quarter, half year or year, in lower case: "29 february 2016", "q2 2015/16", "end of 2017".
/// </summary>
internal static partial class DateWords
{
    public const int Earliest = 1900;
    public const int Latest = 2199;

    private static readonly string[] Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant()),
    ];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    /// <summary>Null if the words are not one of these. Has a fault if they name a day that does not exist.</summary>
    public static Period? Read(string words, ref string? fault)
    {
        var text = words.Trim(' ', ',', '.');
        return EdgeWords().Match(text) is { Success: true } edge && Read(edge.Groups["of"].Value, ref fault) is { } whole
            ? Period.Day(IsEnd(edge) ? whole.Last : whole.First)
            : Day(text, ref fault)
                ?? Week(text, ref fault)
                ?? Month(text)
                ?? Part(text)
                ?? Year(text)
                ?? LengthWords.Shifted(text, ref fault);
    }

    /// <summary>The whole that words such as "end of March 2016" name the end of; null for other words.</summary>
    public static Period? EndOf(string words, ref string? fault) =>
        EdgeWords().Match(words.Trim(' ', ',', '.')) is { Success: true } edge && IsEnd(edge)
            ? Read(edge.Groups["of"].Value, ref fault)
            : null;

    private static bool IsEnd(Match edge) => edge.Groups["edge"].Value is "end" or "close" or "year end";

    /// <summary>The number of a month by its name or the beginning of it; 0 for anything else.</summary>
    public static int MonthNumber(string name) =>
        name.Length < 3 ? 0 : Array.FindIndex(Months, m => m.StartsWith(name.TrimEnd('.'), StringComparison.Ordinal)) + 1;

    private static Period? Day(string text, ref string? fault)
    {
        var match =
            NamedDay().Match(text) is { Success: true } named ? named
            : NumberedDay().Match(text) is { Success: true } numbered ? numbered
            : IsoDay().Match(text);
        if (!match.Success || YearOf(match.Groups["year"].Value) is not { } year)
        {
            return null;
        }

        var (day, words) = (Number(match.Groups["day"].Value), match.Groups["month"].Value);
        var isNumber = int.TryParse(words, CultureInfo.InvariantCulture, out var month);
        if (!isNumber && (month = MonthNumber(words)) == 0)
        {
            return null;
        }

        if (month is < 1 or > 12)
        {
            fault = $"\"{text}\" does not exist: there are twelve months. Enter the day first, then the month.";
            return null;
        }

        var days = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > days)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"\"{text}\" does not exist: the month has {days} days. Check the date.");
            return null;
        }

        var period = Period.Day(new(year, month, day));
        if (!period.First.DayOfWeek.ToString().StartsWith(match.Groups["weekday"].Value, StringComparison.OrdinalIgnoreCase))
        {
            fault = $"\"{text}\" does not exist: that day is a {period.First.DayOfWeek}. Check the date.";
            return null;
        }

        return period;
    }

    private static Period? Week(string text, ref string? fault) =>
        WeekWords().Match(text) is not { Success: true } week || Day(week.Groups["day"].Value, ref fault) is not { First: var day } ? null
        : week.Groups["end"].Success ? new(day.AddDays(-6), day, DatePrecision.Week)
        : new(day, day.AddDays(6), DatePrecision.Week);

    private static Period? Month(string text) =>
        MonthWords().Match(text) is { Success: true } match
        && MonthNumber(match.Groups["month"].Value) is > 0 and var month
        && YearOf(match.Groups["year"].Value) is { } year
            ? Period.Months(year, month, 1, DatePrecision.Month)
            : null;

    // "Q2 2015" may be of the calendar's or of the financial year: only "second quarter of 2015" is clear.
    private static Period? Part(string text)
    {
        if (Quarters().Match(text) is { Success: true } two)
        {
            var of = two.Groups["year"].Value;
            return
                Number(two.Groups["second"].Value) == Number(two.Groups["first"].Value) + 1
                && Part($"q{two.Groups["first"].Value} {of}") is { } from
                && Part($"q{two.Groups["second"].Value} {of}") is { } to
                ? new(from.First, to.Last, DatePrecision.Quarter)
                : null;
        }

        var match = PartWords().Match(text) is { Success: true } partFirst ? partFirst : YearAndPart().Match(text);
        if (
            !match.Success
            || Year(match.Groups["year"].Value) is not { } year
            || match.Groups["short"].Success && year.Precision == DatePrecision.Year
        )
        {
            return null;
        }

        var (months, precision) = match.Groups["half"].Success ? (6, DatePrecision.HalfYear) : (3, DatePrecision.Quarter);
        var which = match.Groups["number"].Value;
        var number =
            which is "last" or "final" ? 12 / months
            : Array.IndexOf(Ordinals, which) is >= 0 and var ordinal ? ordinal + 1
            : Number(which[..1]);
        var first = year.First.AddMonths((number - 1) * months);
        return number * months > 12 ? null : Period.Months(first.Year, first.Month, months, precision);
    }

    private static Period? Year(string text)
    {
        if (FinancialYear(text) is { Success: true } financial && YearOf(financial.Groups["year"].Value) is { } begins)
        {
            // The second year must be the next one: "2015/17" is two years, or a slip.
            var next = financial.Groups["next"].Value;
            return Number(next) == (next.Length == 2 ? (begins + 1) % 100 : begins + 1)
                ? Period.Months(begins, 4, 12, DatePrecision.FinancialYear)
                : null;
        }

        return CalendarYearWords().Match(text) is { Success: true } calendar && YearOf(calendar.Groups["year"].Value) is { } year
            ? Period.Months(year, 1, 12, DatePrecision.Year)
            : null;
    }

    // With the words "financial year", or a quarter of it, two digits are enough: "FY24/25".
    private static Match FinancialYear(string text) =>
        FinancialYearWords().Match(text) is { Success: true } plain ? plain : NamedFinancialYear().Match(text);

    // Two digits are of this century, as in "29/4/15".
    private static int? YearOf(string digits) =>
        (digits.Length == 2 ? 2000 : 0) + Number(digits) is >= Earliest and <= Latest and var year ? year : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(the )?(very )?((?<edge>end|close|year end)( of)?|(?<edge>beginning|start) of)( the)? (?<of>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex EdgeWords();

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
        "^((the )?week (commencing|beginning|starting|(?<end>ending)):?|w/c|w/b|(?<end>w/e)) (?<day>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex WeekWords();

    [GeneratedRegex(@"^(the month of )?(?<month>[a-z]{3,9}\.?)( of)?,? (?<year>[0-9]{4})$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex MonthWords();

    [GeneratedRegex(
        @"^(the )?((?<short>(q|quarter )(?<number>[1-4]))|(?<short>(?<half>h)(?<number>[12]))|(?<number>first|second|third|fourth|last|"
            + @"final|[1-4](st|nd|rd|th)) (quarter|(?<half>half)))( of|,)?( the)? (?<year>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex PartWords();

    [GeneratedRegex(
        @"^(the )?(?<year>[^ ]*[0-9]),? ?\(?((?<short>(q|quarter )(?<number>[1-4]))|(?<short>(?<half>h)(?<number>[12]))|"
            + @"(?<number>first|second|third|fourth|[1-4](st|nd|rd|th)) (quarter|(?<half>half)))\)?$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex YearAndPart();

    [GeneratedRegex(
        "^(the )?(q|quarters? )(?<first>[1-4])( ?(/|&|\\+|-) ?| and )(q|quarter )?(?<second>[1-4])( of|,)?( the)? (?<year>.+)$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex Quarters();

    [GeneratedRegex(
        "^(the )?((financial year |fiscal year |fy ?)(?<year>[0-9]{4}|[0-9]{2})(/|-)(?<next>[0-9]{4}|[0-9]{2})|"
            + "(?<year>[0-9]{4}|[0-9]{2})(/|-)(?<next>[0-9]{4}|[0-9]{2}) (financial year|fy))$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex NamedFinancialYear();

    [GeneratedRegex(
        @"^(the )?(financial year |fiscal year |fy ?)?(?<year>[0-9]{4})(/|-)(?<next>[0-9]{2}|(?<=/)[0-9]{4})( financial year)?$",
        WordPattern.Options,
        WordPattern.Timeout
    )]
    private static partial Regex FinancialYearWords();

    [GeneratedRegex(@"^(the )?(calendar )?(year )?(?<year>[0-9]{4})$", WordPattern.Options, WordPattern.Timeout)]
    private static partial Regex CalendarYearWords();
}
