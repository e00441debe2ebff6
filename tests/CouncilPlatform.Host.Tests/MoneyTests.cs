using CsCheck;

namespace CouncilPlatform.Host.Tests;

/// <summary>Amounts are exact: text to pence and back, whatever the amount.</summary>
public sealed class MoneyTests
{
    private static readonly Gen<Money> Amounts = Gen.Long[-100_000_000_000_000_000, 100_000_000_000_000_000].Select(Money.FromPence);

    [Fact]
    public void What_is_written_reads_back_the_same() => Amounts.Sample(m => Money.TryParse(m.Amount, out var read) && read == m);

    [Fact]
    public void Sums_are_sums_of_pence() =>
        Gen.Select(Amounts, Amounts).Sample((a, b) => (a + b).MinorUnits == a.MinorUnits + b.MinorUnits && a + b - b == a);

    [Theory]
    [InlineData("27535.40", 2753540)]
    [InlineData("27535.4", 2753540)]
    [InlineData("5000", 500000)]
    [InlineData("-0.05", -5)]
    [InlineData("0", 0)]
    public void Pounds_and_pence_are_read(string text, long pence)
    {
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(pence, money.MinorUnits);
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("0.005")]
    [InlineData("5,000")]
    [InlineData("£5")]
    [InlineData("+5")]
    [InlineData(" 5")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("٥")]
    [InlineData("99999999999999999999")]
    [InlineData("5\0")]
    [InlineData("-")]
    [InlineData("-.")]
    public void Anything_else_is_not(string text) => Assert.False(Money.TryParse(text, out _));

    [Theory]
    [InlineData(-50005, "-£500.05")]
    [InlineData(123456789, "£1,234,567.89")]
    [InlineData(0, "£0.00")]
    public void Messages_write_it_as_people_do(long pence, string text) => Assert.Equal(text, Money.FromPence(pence).ToString());

    [Theory]
    [InlineData(8991060, MoneyRounding.Truncated, MoneyUnit.Pound, "£89,910")]
    [InlineData(8991060, MoneyRounding.HalfUp, MoneyUnit.Pound, "£89,911")]
    [InlineData(8991060, MoneyRounding.Exact, MoneyUnit.Pound, "£89,910.60")]
    [InlineData(64744600, MoneyRounding.Truncated, MoneyUnit.Thousand, "£647K")]
    [InlineData(64744600, MoneyRounding.Exact, MoneyUnit.Thousand, "£647.446K")]
    [InlineData(64750000, MoneyRounding.HalfUp, MoneyUnit.Thousand, "£648K")]
    [InlineData(-8991050, MoneyRounding.HalfUp, MoneyUnit.Pound, "-£89,911")]
    [InlineData(-8991049, MoneyRounding.HalfUp, MoneyUnit.Pound, "-£89,910")]
    [InlineData(-8991060, MoneyRounding.Truncated, MoneyUnit.Pound, "-£89,910")]
    [InlineData(-60, MoneyRounding.Truncated, MoneyUnit.Pound, "£0")]
    [InlineData(-60, MoneyRounding.Exact, MoneyUnit.Pound, "-£0.60")]
    [InlineData(0, MoneyRounding.HalfUp, MoneyUnit.Thousand, "£0K")]
    public void It_is_displayed_by_the_rounding_that_is_asked_for(long pence, MoneyRounding rounding, MoneyUnit unit, string text) =>
        Assert.Equal(text, Money.FromPence(pence).Display(rounding, unit));

    [Fact]
    public void Rounding_goes_to_a_whole_unit_beside_the_amount() =>
        Gen.Select(Amounts, Gen.Long[1, 1_000_000], Gen.Enum<MoneyRounding>())
            .Sample(
                (money, unit, rounding) =>
                {
                    var rounded = money.Rounded(rounding, Money.FromPence(unit));
                    var off = Math.Abs(rounded.MinorUnits - money.MinorUnits);
                    return rounding switch
                    {
                        MoneyRounding.Exact => rounded == money,
                        MoneyRounding.Truncated => rounded.MinorUnits % unit == 0
                            && off < unit
                            && Math.Abs(rounded.MinorUnits) <= Math.Abs(money.MinorUnits),
                        _ => rounded.MinorUnits % unit == 0
                            && off * 2 <= unit
                            && (off * 2 < unit || Math.Abs(rounded.MinorUnits) > Math.Abs(money.MinorUnits)),
                    };
                }
            );

    [Fact]
    public void Rounding_knows_no_sign() =>
        Gen.Select(Amounts, Gen.Enum<MoneyRounding>(), Gen.Enum<MoneyUnit>())
            .Sample(
                (money, rounding, unit) =>
                    Money.FromPence(-money.MinorUnits).Display(rounding, unit).TrimStart('-')
                    == money.Display(rounding, unit).TrimStart('-')
            );
}
