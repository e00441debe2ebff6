namespace CouncilPlatform.CommunityPlanning;

/// <summary>The time that a figure covers, as statistics name it. <see cref="ToString"/> gives the text that is stored and shown.</summary>
internal readonly partial record struct Period(PeriodKind Kind, DateOnly First, DateOnly Last)
{
    public const int MaxLength = 20;

    public const string Forms =
        "2021/22 (financial year), 2021 (calendar year), 2021-Q3 (quarter of a calendar year), 2021-07 (month), "
        + "or 2019-2021 and 2019/20-2021/22 (three years rolling)";

    public static bool TryRead(string? text, out Period period)
    {
        period = default;
        var match = Form().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        bool Has(string group) => match.Groups[group].Success;
        var year = match.Number("year");
        period =
            Has("calendarEnd") ? Of(PeriodKind.ThreeYears, 1, months: 36)
            : Has("rollingEnd") ? Of(PeriodKind.ThreeFinancialYears, 4, months: 36)
            : Has("yearEnd") ? Of(PeriodKind.FinancialYear, 4, months: 12)
            : Has("quarter") ? Of(PeriodKind.Quarter, (match.Number("quarter") * 3) - 2, months: 3)
            : Has("month") ? Of(PeriodKind.Month, match.Number("month"), months: 1)
            : Of(PeriodKind.CalendarYear, 1, months: 12);
        // Years that do not follow one another, like 2021/23, are not written back as they were read.
        return period.ToString() == text && period.Last.Year <= 2200;

        Period Of(PeriodKind kind, int month, int months)
        {
            var first = new DateOnly(year, month, 1);
            return new(kind, first, first.AddMonths(months).AddDays(-1));
        }
    }

    public static Period Read(string text) => TryRead(text, out var period) ? period : throw new FormatException(Fault(text));

    public static string Fault(string? text) => $"\"{text}\" is not a period. Enter {Forms}.";

    public override string ToString() =>
        Kind switch
        {
            PeriodKind.FinancialYear => $"{FinancialYear.Of(First)}",
            PeriodKind.Quarter => $"{First.Year}-Q{(First.Month + 2) / 3}",
            PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodKind.ThreeYears => $"{First.Year}-{Last.Year}",
            PeriodKind.ThreeFinancialYears => $"{FinancialYear.Of(First)}-{FinancialYear.Of(Last)}",
            _ => $"{First.Year}",
        };

    [GeneratedRegex(
        @"^(?<year>(19|20|21)\d\d)(/(?<yearEnd>\d\d)(-\d{4}/(?<rollingEnd>\d\d))?"
            + @"|-Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2])|-(?<calendarEnd>\d{4}))?\z",
        Patterns.Options,
        matchTimeoutMilliseconds: Patterns.Timeout
    )]
    private static partial Regex Form();
}

/// <summary>The kinds of period. Figures of different kinds are not compared.</summary>
internal enum PeriodKind
{
    /// <summary>From 1 April to 31 March.</summary>
    FinancialYear,

    /// <summary>From 1 January to 31 December.</summary>
    CalendarYear,

    /// <summary>Three months of a calendar year.</summary>
    Quarter,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three calendar years, rolling.</summary>
    ThreeYears,

    /// <summary>Three financial years, rolling.</summary>
    ThreeFinancialYears,
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
