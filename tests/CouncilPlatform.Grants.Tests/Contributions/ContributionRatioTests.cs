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
                    var ratio = decimal.Parse(
                        RatioText.Ratio(Money.FromPence(part), Money.FromPence(whole))!,
                        CultureInfo.InvariantCulture
                    );

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
                    var percent = decimal.Parse(
                        RatioText.Percent(Money.FromPence(part), Money.FromPence(whole))!,
                        CultureInfo.InvariantCulture
                    );

                    Assert.True(percent * whole <= part * 100m && part * 100m < (percent + 0.01m) * whole);
                }
            );

    [Fact]
    public void Multiples_are_exact() =>
        Gen.Select(Gen.Long[1, 1_000_000_000], Gen.Int[0, 1000])
            .Sample(
                (whole, times) =>
                    Assert.Equal(
                        string.Create(CultureInfo.InvariantCulture, $"{times}:1"),
                        RatioText.ToOne(Money.FromPence(whole * times), Money.FromPence(whole))
                    )
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
        Assert.Null(RatioText.Ratio(Money.FromPence(1), default));
        Assert.Null(RatioText.Percent(default, default));
        Assert.Null(RatioText.ToOne(default, default));
    }
}
