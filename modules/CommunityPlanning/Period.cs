namespace CouncilPlatform.CommunityPlanning;

/// <summary>The time that a figure covers, as statistics name it. <see cref="ToString"/> gives the text that is stored and shown.</summary>
internal readonly partial record struct Period(PeriodKind Kind, DateOnly First, DateOnly Last)
{
    public const int MaxLength = 20;

    public const string Forms =
        "2021/22 (financial year), 2021 (calendar year), 2020/21 academic (academic year), 2021-Q3 (quarter of a calendar year), "
        + "2021/22-Q3 (quarter of a financial year), 2021-07 (month), 2020-12-31 (a day), 2023-10 to 2024-09 (any twelve months), "
        + "or 2019-2021 and 2019/20-2021/22 (years rolling)";

    public static bool TryRead(string? text, out Period period)
    {
        period = default;
        if (text is null || Form().Match(text) is not { Success: true } match)
        {
            return false;
        }

        bool Has(string group) => match.Groups[group].Success;
        var year = match.Number("year");
        var read =
            Has("day") ? OfDay(text)
            : Has("end") ? OfMonths(text[..7], text[^7..])
            : Has("financialQuarter") ? Quarters(PeriodKind.FinancialQuarter, year, 4, match.Number("financialQuarter"))
            : Has("academic") ? Of(PeriodKind.AcademicYear, year, 8)
            : Has("lastFinancial") ? Rolling(year, 4, match.Number("lastFinancial") - year + 1)
            : Has("next") ? Of(PeriodKind.FinancialYear, year, 4)
            : Has("quarter") ? Quarters(PeriodKind.Quarter, year, 1, match.Number("quarter"))
            : Has("month") ? Of(PeriodKind.Month, year, match.Number("month"), months: 1)
            : Has("last") ? Rolling(year, 1, match.Number("last") - year + 1)
            : Of(PeriodKind.CalendarYear, year, 1);
        period = read ?? default;
        // Years that do not follow one another, like 2021/23, are not written back as they were read.
        return read is not null && period.ToString() == text && period.Last.Year <= 2200;
    }

    public static Period Read(string text) => TryRead(text, out var period) ? period : throw new FormatException(Fault(text));

    public static string Fault(string? text) => $"\"{text}\" is not a period. Enter {Forms}.";

    public override string ToString() =>
        Kind switch
        {
            PeriodKind.FinancialYear => $"{FinancialYear.Of(First)}",
            PeriodKind.CalendarYear => $"{First.Year}",
            PeriodKind.AcademicYear => $"{Financial(First.Year)} academic",
            PeriodKind.Quarter => $"{First.Year}-Q{(First.Month + 2) / 3}",
            PeriodKind.FinancialQuarter => $"{FinancialYear.Of(First)}-Q{((First.Month + 8) % 12 / 3) + 1}",
            PeriodKind.Month => Month(First),
            PeriodKind.TwelveMonths => $"{Month(First)} to {Month(Last)}",
            PeriodKind.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PeriodKind.ThreeYears or PeriodKind.FourYears or PeriodKind.FiveYears => $"{First.Year}-{Last.Year}",
            _ => $"{FinancialYear.Of(First)}-{FinancialYear.Of(Last)}",
        };

    internal static string Financial(int year) => $"{FinancialYear.StartingIn(year)}";

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static Period Of(PeriodKind kind, int year, int month, int months = 12)
    {
        var first = new DateOnly(year, month, 1);
        return new(kind, first, first.AddMonths(months).AddDays(-1));
    }

    private static Period Quarters(PeriodKind kind, int year, int firstMonth, int quarter)
    {
        var first = new DateOnly(year, firstMonth, 1).AddMonths((quarter - 1) * 3);
        return Of(kind, first.Year, first.Month, months: 3);
    }

    // Two calendar years, 2021-2022, would be taken for a financial year.
    private static Period? Rolling(int year, int firstMonth, int years)
    {
        PeriodKind? kind = (firstMonth, years) switch
        {
            (1, 3) => PeriodKind.ThreeYears,
            (1, 4) => PeriodKind.FourYears,
            (1, 5) => PeriodKind.FiveYears,
            (4, 2) => PeriodKind.TwoFinancialYears,
            (4, 3) => PeriodKind.ThreeFinancialYears,
            (4, 4) => PeriodKind.FourFinancialYears,
            (4, 5) => PeriodKind.FiveFinancialYears,
            _ => null,
        };
        return kind is { } rolling ? Of(rolling, year, firstMonth, years * 12) : null;
    }

    private static Period? OfDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(PeriodKind.Day, day, day)
            : null;

    private static Period? OfMonths(string first, string last) =>
        TryRead(first, out var from) && TryRead(last, out var to) && from.First.AddMonths(11) == to.First
            ? new(PeriodKind.TwelveMonths, from.First, to.Last)
            : null;

    [GeneratedRegex(
        @"^(?<year>(19|20|21)[0-9]{2})("
            + @"/(?<next>[0-9]{2})((?<academic> academic)|-Q(?<financialQuarter>[1-4])|-(?<lastFinancial>[0-9]{4})/[0-9]{2})?"
            + @"|-Q(?<quarter>[1-4])"
            + @"|-(?<month>0[1-9]|1[0-2])((?<day>-[0-9]{2})|(?<end> to [0-9]{4}-[0-9]{2}))?"
            + @"|-(?<last>[0-9]{4})"
            + @")?\z",
        Patterns.Options,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Form();
}

internal static class PeriodRules
{
    public static Rules Period(
        this Rules rules,
        string? text,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(text))] string path = ""
    ) => rules.Valid(text is null || CommunityPlanning.Period.TryRead(text, out _), CommunityPlanning.Period.Fault(text), at, path);

    /// <summary>Requires that the argument <c>period</c> of a query is a period.</summary>
    public static void RequirePeriod(string period) => new Rules().Period(period, InputPath.Argument("period")).Check();
}

internal static class Patterns
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    public const int Timeout = 1000;

    public static int Number(this Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
