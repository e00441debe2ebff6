using CouncilPlatform.Sdk;
using CsCheck;

namespace CouncilPlatform.Host.Tests;

/// <summary>Amounts are exact: text to pence and back, whatever the amount.</summary>
public sealed class MoneyTests
{
    private static readonly Gen<Money> Amounts = Gen.Long[-100_000_000_000_000_000, 100_000_000_000_000_000].Select(Money.FromPence);

    [Fact]
    public void What_is_written_reads_back_the_same() => Amounts.Sample(m => Money.TryParse(m.Amount, out var read) && read == m);

    [Fact]
    public void Sums_are_sums_of_pence() => Gen.Select(Amounts, Amounts).Sample((a, b) =>
        (a + b).MinorUnits == a.MinorUnits + b.MinorUnits && a + b - b == a);

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
}
