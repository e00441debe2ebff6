using CsCheck;

namespace CouncilPlatform.Host.Tests.Core;

public sealed class UkMomentTests
{
    private static readonly Gen<DateTime> Seconds = Gen.Long[0, 6_000_000_000]
        .Select(s => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(s));

    [Fact]
    public void What_is_written_reads_back_as_the_same_moment() =>
        Seconds.Sample(utc =>
        {
            var moment = UkMoment.Of(utc);

            Assert.Equal(moment, UkMoment.Parse(moment.ToString()));
            Assert.Equal((utc, DateTimeKind.Utc), (moment.Utc, moment.Utc.Kind));
        });

    [Fact]
    public void Moments_are_in_the_order_of_time() =>
        Seconds
            .Select(Seconds)
            .Sample(
                (one, other) =>
                {
                    var (a, b) = (UkMoment.Of(one), UkMoment.Of(other));

                    Assert.Equal((one < other, one <= other, one.CompareTo(other)), (a < b, a <= b, a.CompareTo(b)));
                }
            );

    [Theory]
    [InlineData("2026-10-30T12:00", "2026-10-30T12:00:00+00:00")]
    [InlineData("2026-07-01T12:00", "2026-07-01T12:00:00+01:00")]
    [InlineData("2026-07-01T12:00:30Z", "2026-07-01T13:00:30+01:00")]
    [InlineData("2026-10-25T01:30+01:00", "2026-10-25T01:30:00+01:00")]
    public void A_moment_is_shown_by_the_clocks_of_the_UK(string written, string shown) =>
        Assert.Equal(shown, UkMoment.Parse(written).ToString());

    [Theory]
    [InlineData("2026-10-25T01:30", "happens twice")]
    [InlineData("2026-03-29T01:30", "does not exist")]
    [InlineData("30/10/2026", "Enter UK time like 2026-10-30T12:00")]
    public void Anything_else_is_refused_with_what_to_enter(string written, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => UkMoment.Parse(written)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_null_is_no_moment()
    {
        Assert.Null(UkMoment.Of((DateTime?)null));
        Assert.Equal(
            "2026-01-02T09:00:00+00:00",
            UkMoment.Of((DateTime?)new DateTime(2026, 1, 2, 9, 0, 0, 999, DateTimeKind.Utc)).ToString()
        );
    }
}
