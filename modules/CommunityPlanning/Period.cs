using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CouncilPlatform.CommunityPlanning;

/// <summary>The time that a figure covers, as statistics name it. <see cref="ToString"/> gives the text that is stored and shown.</summary>
internal readonly partial record struct Period(PeriodKind Kind, DateOnly First, DateOnly Last)
{
    public const int MaxLength = 20;

    /// <summary>How a period is written; for messages.</summary>
    public const string Forms =
        "2021/22 (financial year), 2021 (calendar year), 2021-Q3 (quarter of a calendar year), 2021-07 (month), "
        + "or 2019-2021 and 2019/20-2021/22 (three years rolling)";

    public static Period Of(FinancialYear year) => new(PeriodKind.FinancialYear, year.First, year.Last);

    public static bool TryRead(string? text, out Period period)
    {
        period = default;
        var match = Form().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        var year = Number(match, "year");
        if (match.Groups["calendarEnd"].Success)
        {
            period = new(PeriodKind.ThreeYears, new(year, 1, 1), new(year + 2, 12, 31));
            return Number(match, "calendarEnd") == year + 2;
        }

        if (match.Groups["rollingEnd"].Success)
        {
            period = new(PeriodKind.ThreeFinancialYears, new(year, 4, 1), new(year + 3, 3, 31));
            return Number(match, "next") == (year + 1) % 100
                && year + 2 <= 2199
                && Number(match, "rollingStart") == year + 2
                && Number(match, "rollingEnd") == (year + 3) % 100;
        }

        if (match.Groups["next"].Success)
        {
            period = Of(FinancialYear.StartingIn(year));
            return Number(match, "next") == (year + 1) % 100;
        }

        if (match.Groups["quarter"].Success)
        {
            var first = new DateOnly(year, (Number(match, "quarter") - 1) * 3 + 1, 1);
            period = new(PeriodKind.Quarter, first, first.AddMonths(3).AddDays(-1));
        }
        else if (match.Groups["month"].Success)
        {
            var first = new DateOnly(year, Number(match, "month"), 1);
            period = new(PeriodKind.Month, first, first.AddMonths(1).AddDays(-1));
        }
        else
        {
            period = new(PeriodKind.CalendarYear, new(year, 1, 1), new(year, 12, 31));
        }

        return true;
    }

    public static Period Read(string text) => TryRead(text, out var period) ? period : throw new FormatException(Fault(text));

    /// <summary>The message for a text that is not a period.</summary>
    public static string Fault(string? text) => $"\"{text}\" is not a period. Enter {Forms}.";

    public override string ToString() =>
        Kind switch
        {
            PeriodKind.FinancialYear => Financial(First.Year).ToString(),
            PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{(First.Month + 2) / 3}"),
            PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodKind.ThreeYears => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-{Last.Year:0000}"),
            PeriodKind.ThreeFinancialYears => $"{Financial(First.Year)}-{Financial(Last.Year - 1)}",
            _ => First.ToString("yyyy", CultureInfo.InvariantCulture),
        };

    private static FinancialYear Financial(int year) => FinancialYear.StartingIn(year);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<year>(19|20|21)\d\d)(/(?<next>\d\d)(-(?<rollingStart>\d{4})/(?<rollingEnd>\d\d))?"
            + @"|-Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2])|-(?<calendarEnd>\d{4}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
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
    /// <summary>Requires a period, where one is given.</summary>
    public static Rules Period(
        this Rules rules,
        string? text,
        InputPath? at = null,
        [CallerArgumentExpression(nameof(text))] string path = ""
    ) =>
        rules.Require(
            text is null || CommunityPlanning.Period.TryRead(text, out _),
            RuleCodes.Invalid,
            CommunityPlanning.Period.Fault(text),
            at,
            path
        );

    /// <summary>Requires that the argument <c>period</c> of a query is a period.</summary>
    public static void RequirePeriod(string period) => new Rules().Period(period, InputPath.Argument("period")).Check();
}
