using System.Globalization;
using System.Numerics;
using CouncilPlatform.Grants.OpenData;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.OpenData;

public sealed class PenceAmountTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.000", 0)]
    [InlineData("0e999999999999", 0)]
    [InlineData("2266", 226600)]
    [InlineData("3028.63", 302863)]
    [InlineData("0.1", 10)]
    [InlineData("1.000", 100)]
    [InlineData("1e3", 100000)]
    [InlineData("1E+3", 100000)]
    [InlineData("12345e-2", 12345)]
    [InlineData("1000e-5", 1)]
    [InlineData("-12.34", -1234)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    public void An_exact_amount_is_read_to_the_penny(string number, long pence) =>
        Assert.Equal((PenceAmount.Outcome.Exact, pence), Read(number));

    [Theory]
    [InlineData("0.001", nameof(PenceAmount.Outcome.FractionOfPenny))]
    [InlineData("1250.505", nameof(PenceAmount.Outcome.FractionOfPenny))]
    [InlineData("1e-3", nameof(PenceAmount.Outcome.FractionOfPenny))]
    [InlineData("1e-999999999999", nameof(PenceAmount.Outcome.FractionOfPenny))]
    [InlineData("92233720368547758.08", nameof(PenceAmount.Outcome.OutOfRange))]
    [InlineData("1e18", nameof(PenceAmount.Outcome.OutOfRange))]
    [InlineData("1e999999999999", nameof(PenceAmount.Outcome.OutOfRange))]
    public void Any_other_is_refused(string number, string outcome) => Assert.Equal(outcome, Read(number).Outcome.ToString());

    [Fact]
    public void Every_spelling_of_an_amount_gives_the_same_pence() =>
        Gen.Select(Gen.Long[-long.MaxValue, long.MaxValue], Gen.Int[-30, 30], Gen.Int[0, 30])
            .Sample((pence, shift, zeros) => Assert.Equal((PenceAmount.Outcome.Exact, pence), Read(Spell(pence, shift, zeros))));

    [Fact]
    public void The_verdict_is_that_of_exact_arithmetic() =>
        Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[-25, 25])
            .Sample(
                (mantissa, exponent) =>
                {
                    var scale = exponent + 2;
                    var numerator = mantissa * BigInteger.Pow(10, Math.Max(scale, 0));
                    var denominator = BigInteger.Pow(10, Math.Max(-scale, 0));
                    var pence = BigInteger.DivRem(numerator, denominator, out var rest);
                    var expected =
                        !rest.IsZero ? PenceAmount.Outcome.FractionOfPenny
                        : BigInteger.Abs(pence) > long.MaxValue ? PenceAmount.Outcome.OutOfRange
                        : PenceAmount.Outcome.Exact;

                    var (outcome, found) = Read(string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}"));

                    Assert.Equal(expected, outcome);
                    Assert.Equal(expected == PenceAmount.Outcome.Exact ? pence : 0, found);
                }
            );

    // The pence as pounds, with the point moved by an exponent and with zeros that say nothing.
    private static string Spell(long pence, int shift, int zeros)
    {
        var digits = BigInteger.Abs(pence).ToString(CultureInfo.InvariantCulture).PadLeft(60, '0') + new string('0', 60);
        var point = 60 - 2 - shift;
        var whole = digits[..point].TrimStart('0');
        var fraction = digits[point..].TrimEnd('0') + new string('0', zeros);
        return (pence < 0 ? "-" : "")
            + (whole.Length == 0 ? "0" : whole)
            + (fraction.Length == 0 ? "" : "." + fraction)
            + (shift == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"e{shift}"));
    }

    private static (PenceAmount.Outcome Outcome, long Pence) Read(string number) => (PenceAmount.Parse(number, out var pence), pence);
}
