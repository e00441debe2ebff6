using CsCheck;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class FinancialYearTests
{
    private static readonly Gen<DateOnly> Days = Gen.Date[new DateTime(1900, 4, 1), new DateTime(2200, 3, 31)]
        .Select(DateOnly.FromDateTime);

    [Fact]
    public void A_day_is_between_the_first_and_the_last_of_its_year() =>
        Days.Sample(day =>
        {
            var year = FinancialYear.Of(day);

            Assert.InRange(day, year.First, year.Last);
            Assert.Equal((4, 1, 3, 31), (year.First.Month, year.First.Day, year.Last.Month, year.Last.Day));
        });

    [Fact]
    public void What_is_written_reads_back_as_the_same_year() =>
        Gen.Int[1900, 2199]
            .Sample(start =>
            {
                var year = FinancialYear.StartingIn(start);

                Assert.Equal($"{start}/{(start + 1) % 100:00}", year.ToString());
                Assert.Equal(year, FinancialYear.Parse(year.ToString()));
            });

    [Fact]
    public void A_year_follows_the_last_day_of_the_one_before() =>
        Gen.Int[1900, 2198]
            .Sample(start =>
                Assert.Equal(FinancialYear.StartingIn(start + 1), FinancialYear.Of(FinancialYear.StartingIn(start).Last.AddDays(1)))
            );

    [Fact]
    public void Years_are_in_the_order_of_their_days() =>
        Days.Select(Days)
            .Sample(
                (one, other) =>
                {
                    var (a, b) = (FinancialYear.Of(one), FinancialYear.Of(other));

                    Assert.Equal(a < b, a.First < b.First);
                    Assert.Equal(a <= b, a == b || a < b);
                    Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
                    Assert.True(one > other || a <= b);
                }
            );

    [Fact]
    public void Text_that_reads_as_a_year_is_written_the_same() =>
        Gen.Char["0123456789/- "]
            .Array[7]
            .Select(c => new string(c))
            .Sample(text => Assert.True(!FinancialYear.TryParse(text, out var year) || year.ToString() == text), iter: 10_000);

    [Theory]
    [InlineData("")]
    [InlineData("2021")]
    [InlineData("2021/23")]
    [InlineData("2021/2022")]
    [InlineData("2021-22")]
    [InlineData("21/22")]
    [InlineData("2021/22\n")]
    [InlineData("1899/00")]
    [InlineData("2200/01")]
    [InlineData("２０２１/22")]
    public void Refuses_everything_else(string text)
    {
        Assert.False(FinancialYear.TryParse(text, out _));
        Assert.EndsWith(
            "Enter it like 2021/22.",
            Assert.Throws<FormatException>(() => FinancialYear.Parse(text)).Message,
            StringComparison.Ordinal
        );
    }
}
