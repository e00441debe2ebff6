using System.Globalization;
using CouncilPlatform.Grants.Delivery;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Contributions;

/// <summary>Ratios and shortfalls, for any amounts.</summary>
public sealed class ContributionRatioTests
{
    private static readonly Gen<long> Pence = Gen.OneOf(Gen.Long[0, 100_000_000_000_000], Gen.Long[0, 300], Gen.Const(0L));

    [Fact]
    public void A_ratio_never_says_more_than_the_pence_do_and_less_than_a_hundredth_less() =>
        Gen.Select(Pence, Pence.Where(p => p > 0))
            .Sample(
                (part, whole) =>
                {
                    var ratio = decimal.Parse(Totals(part, whole).Ratio!, CultureInfo.InvariantCulture);

                    Assert.True(ratio * whole <= part && part < (ratio + 0.01m) * whole);
                    Assert.Equal(part >= whole, ratio >= 1);
                }
            );

    [Fact]
    public void A_percentage_is_a_hundred_times_as_precise() =>
        Gen.Select(Pence, Pence.Where(p => p > 0))
            .Sample(
                (part, whole) =>
                {
                    var percent = decimal.Parse(Totals(part, whole).Percent!, CultureInfo.InvariantCulture);

                    Assert.True(percent * whole <= part * 100m && part * 100m < (percent + 0.01m) * whole);
                }
            );

    [Fact]
    public void Multiples_are_exact() =>
        Gen.Select(Gen.Long[1, 1_000_000_000], Gen.Int[0, 1000])
            .Sample(
                (whole, times) =>
                    Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{times}:1"), Totals(whole * times, whole).ToOne)
            );

    [Fact]
    public void A_shortfall_is_what_is_missing_and_met_means_that_nothing_is() =>
        Gen.Select(Pence, Pence, Pence, Pence)
            .Sample(
                (expected, recorded, otherExpected, otherRecorded) =>
                {
                    var one = ContributionTotals.Of(Money.FromPence(expected), Money.FromPence(recorded));
                    var other = ContributionTotals.Of(Money.FromPence(otherExpected), Money.FromPence(otherRecorded));

                    Assert.Equal(Math.Max(0, expected - recorded), one.Shortfall.MinorUnits);
                    Assert.Equal(
                        expected == 0 ? ContributionState.NotExpected
                            : recorded >= expected ? ContributionState.Met
                            : ContributionState.Unmet,
                        one.State
                    );
                    Assert.Equal(one.Shortfall + other.Shortfall, (one + other).Shortfall);
                    Assert.Equal(
                        one.State == ContributionState.Unmet || other.State == ContributionState.Unmet,
                        (one + other).State == ContributionState.Unmet
                    );
                }
            );

    [Fact]
    public void Nothing_is_no_ratio_of_nothing()
    {
        Assert.Null(Totals(1, 0).Ratio);
        Assert.Null(Totals(0, 0).Percent);
        Assert.Null(Totals(0, 0).ToOne);
    }

    private static ContributionTotals Totals(long expected, long grant) =>
        ContributionTotals.Of(Money.FromPence(expected), default) with
        {
            Grant = Money.FromPence(grant),
        };
}
