namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// Periods as files write them: also <c>2021-22</c>, <c>21/22</c>, <c>2010 - 12</c>, <c>2018/19 - 22/23</c>, <c>Oct 2023-Sep 2024</c>,
/// <c>1 April 2021 to 31 March 2022</c>, <c>Q3 2021/22</c>, <c>July 2021</c>, <c>mid-2021</c> and <c>31 March 2022</c>.
/// </summary>
internal static partial class PeriodText
{
    // British English in a system's own tables has "Sept"; the invariant names are the same everywhere.
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly string[] MonthForms =
    [
        "MMM yyyy",
        "MMMM yyyy",
        "MMM-yyyy",
        "MMMM-yyyy",
        "MMM-yy",
        "MMM yy",
        "MMMM yy",
        "MMMM-yy",
        "yyyy-MM",
        "yyyy MMM",
        "yyyy MMMM",
        "yyyy'M'MM",
        "MM/yyyy",
    ];
    private static readonly string[] DayForms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddT00:00:00",
        "yyyy-MM-dd 00:00:00",
        "d MMMM yyyy",
        "d MMM yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
        "d/M/yyyy",
        "d/M/yyyy 00:00",
        "d/M/yyyy 00:00:00",
        "d.M.yyyy",
        "d-M-yyyy",
    ];

    /// <summary>Reads a text that can be one period only.</summary>
    public static bool TryRead(string text, out Period period)
    {
        var one = Read(text, style: null);
        period = one ?? default;
        return one is not null;
    }

    /// <param name="style">What the file's texts like 2011-12 are. Without it they are not read.</param>
    public static Period? Read(string text, PeriodStyle? style)
    {
        var plain = Plain(text);
        // 04/05 may be a month of 2005.
        if (Short().Match(plain) is { Success: true } match && match.Groups["slash"].Success && match.Number("year") > 12)
        {
            plain = Century(match);
        }

        return (Years(plain), MonthOf(plain)) switch
        {
            ({ } years, { } month) => style switch
            {
                PeriodStyle.Years => years,
                PeriodStyle.Months => month,
                _ => null,
            },
            var (years, month) => years ?? month ?? Other(plain),
        };
    }

    /// <summary>What texts like 2011-12 are in a file that has this text too. Null where it does not say.</summary>
    public static PeriodStyle? StyleOf(string text)
    {
        var plain = Plain(text);
        return !Dashed().IsMatch(plain)
            ? null
            : (Years(plain), MonthOf(plain)) switch
            {
                (not null, null) => PeriodStyle.Years,
                (null, not null) => PeriodStyle.Months,
                _ => null,
            };
    }

    /// <summary>Whether the text can be years or a month, like 2011-12.</summary>
    public static bool IsAmbiguous(string text)
    {
        var plain = Plain(text);
        return Years(plain) is not null && MonthOf(plain) is not null;
    }

    /// <summary>A period as a text that can be nothing else: December 2011 for 2011-12.</summary>
    public static string Unambiguous(string period) =>
        IsAmbiguous(period) ? MonthOf(period)!.Value.First.ToString("MMMM yyyy", English) : period;

    /// <summary>What an ambiguous text can be, in words.</summary>
    public static string Choice(string text)
    {
        var plain = Plain(text);
        var years = Years(plain)!.Value;
        return $"\"{text}\" can be {(years.Kind == PeriodKind.FinancialYear ? "a financial year" : "several years")} or a month. "
            + $"Enter {years} for the year{(years.Kind == PeriodKind.FinancialYear ? "" : "s")}, "
            + $"or {MonthOf(plain)!.Value.First.ToString("MMMM yyyy", English)} for the month.";
    }

    public static string Fault(string text) => IsAmbiguous(text) ? Choice(text) : Period.Fault(text);

    private static string Plain(string text) =>
        Spaces().Replace(text.Trim().Replace('\u2013', '-').Replace('\u2014', '-').Replace('\u2212', '-').Replace('\u00a0', ' '), " ");

    // 2021-22 and 2021/2022 are one financial year, 2019-21 three calendar years, 2018/19-22/23 five financial years.
    private static Period? Years(string plain)
    {
        if (Range().Match(plain) is not { Success: true } match)
        {
            return null;
        }

        var (first, last) = (match.Number("year"), match.Number("last"));
        var years = (((last - first) % 100) + 100) % 100;
        var isSlash = match.Groups["by"].Value == "/";
        return (match.Groups["next"].Success, match.Groups["lastNext"].Success) switch
        {
            (true, true) when !isSlash && Follows("next", first) && Follows("lastNext", last) => Of(
                $"{Period.Financial(first)}-{Period.Financial(first + years)}"
            ),
            (false, false) when years == 1 => Of(Period.Financial(first)),
            (false, false) when !isSlash => Of($"{first}-{first + years}"),
            _ => null,
        };

        bool Follows(string group, int year) => match.Number(group) % 100 == (year + 1) % 100;
    }

    private static Period? MonthOf(string plain) =>
        DateTime.TryParseExact(Sept().Replace(plain, "Sep"), MonthForms, English, DateTimeStyles.None, out var month)
            ? Of(month.ToString("yyyy-MM", CultureInfo.InvariantCulture))
            : null;

    private static Period? Other(string plain) =>
        Of(plain)
        ?? (
            Quarter().Match(plain) is { Success: true } quarter ? Of($"{YearOf(quarter.Groups["year"].Value)}-Q{quarter.Groups["quarter"]}")
            : Named().Match(plain) is { Success: true } named && YearOf(named.Groups["year"].Value) is var year
                ? Of(named.Groups["academic"].Success ? $"{year} academic" : year)
            : MidYear().Match(plain) is { Success: true } mid ? Of($"{mid.Groups["year"]}-06-30")
            : Months().Match(plain) is { Success: true } months ? OfMonths(months)
            : Days().Match(plain) is { Success: true } days ? OfDays(days)
            : Day(At().Replace(plain, "")) is { } day ? Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null
        );

    private static DateTime? Day(string text) =>
        DateTime.TryParseExact(Ordinal().Replace(text, ""), DayForms, English, DateTimeStyles.None, out var day) ? day : null;

    // From the first day of a month to the last of another; or the year that ends on the last of a month.
    private static Period? OfDays(Match match)
    {
        if (Day(match.Groups["to"].Value) is not { } to || to.AddDays(1).Day != 1)
        {
            return null;
        }

        var last = DateOnly.FromDateTime(to);
        return match.Groups["ending"].Success ? Twelve(last)
            : Day(match.Groups["from"].Value) is { Day: 1 } from ? OfMonths(DateOnly.FromDateTime(from), last)
            : null;
    }

    // Oct 2023-Sep 2024, Jan-Mar 2021 (a quarter), and the year ending September 2024.
    private static Period? OfMonths(Match match)
    {
        if (MonthOf(match.Groups["to"].Value) is not { } to)
        {
            return null;
        }

        if (match.Groups["ending"].Success)
        {
            return Twelve(to.First);
        }

        var start = match.Groups["from"].Value;
        var from = MonthOf(match.Groups["fromYear"].Success ? start : $"{start} {to.First.Year}");
        return from is null ? null : OfMonths(from.Value.First, to.First);
    }

    private static Period? OfMonths(DateOnly from, DateOnly to) =>
        (((to.Year - from.Year) * 12) + to.Month - from.Month) switch
        {
            11 => Twelve(to),
            2 when to.Month % 3 == 0 => Of($"{to.Year}-Q{to.Month / 3}"),
            0 => Of($"{to:yyyy-MM}"),
            _ => null,
        };

    private static Period? Twelve(DateOnly last) => Of($"{last.AddMonths(-11):yyyy-MM} to {last:yyyy-MM}");

    private static Period? Of(string text) => Period.TryRead(text, out var period) ? period : null;

    // 2021/2022, 2021-22 and 21/22 beside a word that says that it is a year.
    private static string YearOf(string text)
    {
        var whole = Short().Match(text) is { Success: true } match ? Century(match) : text;
        return Years(whole) is { Kind: PeriodKind.FinancialYear } year ? $"{year}" : whole;
    }

    // 98/99 and 21/22: nobody has figures of the 2070s yet.
    private static string Century(Match match) =>
        $"{(match.Number("year") < 70 ? "20" : "19")}{match.Groups["year"]}/{match.Groups["next"]}";

    [GeneratedRegex(@"\s+", Patterns.Options, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}\z", Patterns.Options, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex Dashed();

    [GeneratedRegex(
        @"^(?<year>(19|20|21)[0-9]{2})(/(?<next>([0-9]{2}){1,2}))?( ?(?<by>-|/) ?| (?<by>to) )"
            + @"(?<last>([0-9]{2}){1,2})(/(?<lastNext>([0-9]{2}){1,2}))?\z",
        Patterns.Options,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Range();

    [GeneratedRegex(
        @"^((Q|Qtr ?|Quarter )(?<quarter>[1-4])[ -]?(of )?(?<year>[0-9]{4}([/-][0-9]{2,4})?|[0-9]{2}/[0-9]{2})"
            + @"|(?<year>[0-9]{4}(/[0-9]{2,4}|-[0-9]{2}(?= ))?|[0-9]{2}/[0-9]{2})[ -]?\(?(Q|Qtr ?|Quarter )(?<quarter>[1-4])\)?)\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"^((?<academic>AY|academic year) ?|(FY|F/Y|financial year) ?)(?<year>[0-9]{4} ?[/-] ?[0-9]{2,4}|[0-9]{2}[/-][0-9]{2})\z"
            + @"|^((CY|calendar year|year) ?(?<year>[0-9]{4})|(?<year>[0-9]{4}) calendar year)\z"
            + @"|^(?<year>[0-9]{4} ?[/-] ?[0-9]{2,4}) (\(?(?<academic>academic( year)?)\)?|\(?financial year\)?)\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^((?<ending>(the )?(year|12 months|twelve months) (ending|ended|to)( in)?|YE|Y/E) (?<to>[a-z]{3,9}[ -][0-9]{2,4})"
            + @"|(?<from>[a-z]{3,9}(?<fromYear>[ -][0-9]{4})?)( ?- ?| to )(?<to>[a-z]{3,9}[ -][0-9]{2,4}))\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Months();

    [GeneratedRegex(
        @"^((?<ending>(the )?(year|12 months|twelve months) (ending|ended|to)( on)?|YE|Y/E) (?<to>.{6,20})"
            + @"|(?<from>.{6,20}?)( - | to |(?<=/[0-9]{4})-)(?<to>.{6,20}))\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Days();

    [GeneratedRegex(
        @"^mid[ -]?(year )?(?<year>(19|20|21)[0-9]{2})\z",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex MidYear();

    [GeneratedRegex(@"^(as )?(at|of|on) (the )?", Patterns.Options | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex At();

    [GeneratedRegex(
        @"(?<=\b[0-9]{1,2})(st|nd|rd|th)\b",
        Patterns.Options | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(?<year>[0-9]{2})((?<slash>/)|-)(?<next>[0-9]{2})\z", Patterns.Options, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex Short();

    [GeneratedRegex(@"\bSept\b", Patterns.Options | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: Patterns.Timeout)]
    private static partial Regex Sept();
}

/// <summary>What texts like 2011-12 are in a file.</summary>
internal enum PeriodStyle
{
    Years,
    Months,
}
