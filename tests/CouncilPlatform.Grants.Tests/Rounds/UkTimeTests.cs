using CouncilPlatform.Grants.Rounds;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Rounds;

/// <summary>Times as the UK's clocks have them, over both changes of the clocks.</summary>
public sealed class UkTimeTests
{
    [Theory]
    [InlineData("2026-01-15T12:00", "2026-01-15T12:00:00+00:00")]
    [InlineData("2026-07-15T12:00", "2026-07-15T12:00:00+01:00")]
    [InlineData("2026-07-15T12:00:30", "2026-07-15T12:00:30+01:00")]
    [InlineData("2026-07-15T12:00Z", "2026-07-15T13:00:00+01:00")]
    [InlineData("2026-03-29T00:59:59", "2026-03-29T00:59:59+00:00")]
    [InlineData("2026-03-29T02:00", "2026-03-29T02:00:00+01:00")]
    [InlineData("2026-10-25T00:59", "2026-10-25T00:59:00+01:00")]
    [InlineData("2026-10-25T01:30+01:00", "2026-10-25T01:30:00+01:00")]
    [InlineData("2026-10-25T01:30+00:00", "2026-10-25T01:30:00+00:00")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00:00+00:00")]
    public void A_time_is_shown_with_the_offset_of_its_day(string written, string shown)
    {
        Assert.True(UkTime.TryRead(written, out var utc, out _));
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
        Assert.Equal(shown, UkTime.Show(utc));
    }

    [Theory]
    [InlineData("2026-03-29T01:00", "does not exist")]
    [InlineData("2026-03-29T01:59:59", "does not exist")]
    [InlineData("2026-10-25T01:00", "happens twice")]
    [InlineData("2026-10-25T01:59:59", "2026-10-25T01:59:59+01:00 for the first")]
    [InlineData("2026-02-30T12:00", "is not a date and time")]
    [InlineData("30/10/2026 12:00", "is not a date and time")]
    [InlineData("2026-10-30", "is not a date and time")]
    [InlineData("", "is not a date and time")]
    [InlineData("0001-01-01T00:00", "is not a date and time")]
    [InlineData("9999-12-31T23:59", "is not a date and time")]
    public void A_time_that_is_not_one_moment_is_refused_with_what_to_write(string written, string says)
    {
        Assert.False(UkTime.TryRead(written, out _, out var fault));
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_reads_back_as_the_same_moment() =>
        Gen.Long[0, 6_000_000_000]
            .Sample(seconds =>
            {
                var moment = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds);
                var shown = UkTime.Show(moment);
                Assert.True(UkTime.TryRead(shown, out var read, out _));
                Assert.Equal(moment, read);
                // Without its offset it is that moment too, or refused because it happens twice.
                if (UkTime.TryRead(shown[..19], out var local, out var fault))
                {
                    Assert.Equal(moment, local);
                }
                else
                {
                    Assert.Contains("happens twice", fault, StringComparison.Ordinal);
                }
            });

    [Fact]
    public void The_second_of_a_deadline_is_in_time_and_the_next_is_not()
    {
        var deadline = new DateTime(2026, 10, 30, 12, 0, 0, DateTimeKind.Utc);
        Assert.False(UkTime.IsOver(deadline, deadline));
        Assert.False(UkTime.IsOver(deadline, deadline.AddMilliseconds(999)));
        Assert.True(UkTime.IsOver(deadline, deadline.AddSeconds(1)));
    }
}
