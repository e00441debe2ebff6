using CouncilPlatform.CommunityPlanning.Performance;
using CsCheck;

namespace CouncilPlatform.CommunityPlanning.Tests.Observations;

/// <summary>What holds of every period, whatever its year.</summary>
public sealed class PeriodPropertyTests
{
    private static readonly Gen<int> Years = Gen.Int[1901, 2190];

    [Fact]
    public void Each_kind_is_written_as_it_was_read_and_has_its_first_and_last_day()
    {
        Years.Sample(year =>
        {
            Is(PeriodKind.FinancialYear, Financial(year), (year, 4), months: 12);
            Is(PeriodKind.CalendarYear, Text($"{year}"), (year, 1), months: 12);
            Is(PeriodKind.AcademicYear, $"{Financial(year)} academic", (year, 8), months: 12);
            Is(PeriodKind.ThreeYears, Text($"{year}-{year + 2}"), (year, 1), months: 36);
            Is(PeriodKind.FourYears, Text($"{year}-{year + 3}"), (year, 1), months: 48);
            Is(PeriodKind.FiveYears, Text($"{year}-{year + 4}"), (year, 1), months: 60);
            Is(PeriodKind.TwoFinancialYears, $"{Financial(year)}-{Financial(year + 1)}", (year, 4), months: 24);
            Is(PeriodKind.ThreeFinancialYears, $"{Financial(year)}-{Financial(year + 2)}", (year, 4), months: 36);
            Is(PeriodKind.FourFinancialYears, $"{Financial(year)}-{Financial(year + 3)}", (year, 4), months: 48);
            Is(PeriodKind.FiveFinancialYears, $"{Financial(year)}-{Financial(year + 4)}", (year, 4), months: 60);
        });
    }

    [Fact]
    public void Quarters_and_months_are_written_as_they_were_read_and_have_their_first_and_last_day()
    {
        Gen.Select(Years, Gen.Int[1, 12])
            .Sample(
                (year, month) =>
                {
                    var quarter = (month + 2) / 3;
                    var start = (quarter * 3) - 2;
                    Is(PeriodKind.Quarter, Text($"{year}-Q{quarter}"), (year, start), months: 3);
                    Is(
                        PeriodKind.FinancialQuarter,
                        $"{Financial(year)}-Q{quarter}",
                        start + 3 > 12 ? (year + 1, start - 9) : (year, start + 3),
                        months: 3
                    );
                    Is(PeriodKind.Month, Text($"{year}-{month:00}"), (year, month), months: 1);
                    var last = new DateOnly(year, month, 1).AddMonths(11);
                    Is(PeriodKind.TwelveMonths, Text($"{year}-{month:00} to {last:yyyy-MM}"), (year, month), months: 12);
                }
            );
    }

    [Fact]
    public void A_day_is_its_own_first_and_last()
    {
        Gen.Int[0, 100_000]
            .Sample(days =>
            {
                var day = new DateOnly(1901, 1, 1).AddDays(days);
                Assert.True(Period.TryRead(Text($"{day:yyyy-MM-dd}"), out var period));
                Assert.Equal(new(PeriodKind.Day, day, day), period);
                Assert.Equal(Text($"{day:yyyy-MM-dd}"), period.ToString());
            });
    }

    /// <summary>Nothing that is read breaks, and what is read is written as something that reads the same.</summary>
    [Fact]
    public void Any_text_is_a_period_that_is_written_or_none()
    {
        string[] parts =
        [
            "20",
            "21",
            "2010",
            "11",
            "12",
            "/",
            "-",
            " ",
            " - ",
            "Q3",
            "Jan",
            "Dec ",
            "to",
            "AY",
            "academic",
            "31",
            "é",
            "–",
        ];
        Gen.Int[0, parts.Length - 1]
            .Array[0, 7]
            .Select(chosen => string.Concat(chosen.Select(i => parts[i])))
            .Sample(text =>
            {
                if (PeriodText.TryRead(text, out var period))
                {
                    Assert.Equal(period, Period.Read(period.ToString()));
                    Assert.InRange(period.ToString().Length, 4, Period.MaxLength);
                }
                else
                {
                    Assert.StartsWith($"\"{text}\" ", PeriodText.Fault(text), StringComparison.Ordinal);
                }
            });
    }

    /// <summary>2010-11 is a year beside 2012-13, a month beside 2010-01, and neither by itself.</summary>
    [Theory]
    [InlineData("2012-13", "2010/11")]
    [InlineData("2012-15", "2010/11")]
    [InlineData("2010-01", "2010-11")]
    [InlineData("2011-12", null)]
    [InlineData("2012", null)]
    [InlineData("2012 - 15", null)]
    public void What_may_be_years_or_a_month_is_told_from_its_neighbour(string neighbour, string? expected) =>
        Assert.Equal(expected, PeriodText.Read("2010-11", PeriodText.StyleOf(neighbour))?.ToString());

    private static void Is(PeriodKind kind, string text, (int Year, int Month) start, int months)
    {
        var first = new DateOnly(start.Year, start.Month, 1);
        Assert.True(Period.TryRead(text, out var period), text);
        Assert.Equal(new(kind, first, first.AddMonths(months).AddDays(-1)), period);
        Assert.Equal(text, period.ToString());
    }

    private static string Financial(int year) => Text($"{year}/{(year + 1) % 100:00}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
