namespace CouncilPlatform.Host.Tests.Core;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2006", "2006-01-01", "2006-12-31")]
    [InlineData("2006-11", "2006-11-01", "2006-11-30")]
    [InlineData("2008-02", "2008-02-01", "2008-02-29")]
    [InlineData("2006-11-08", "2006-11-08", "2006-11-08")]
    public void Reads_a_year_a_month_or_a_day(string text, string first, string last)
    {
        var date = PartialDate.Parse(text);

        Assert.Equal($"{first} {last}", $"{date.First:yyyy-MM-dd} {date.Last:yyyy-MM-dd}");
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("06")]
    [InlineData("2006-13")]
    [InlineData("2006-1")]
    [InlineData("2006-02-30")]
    [InlineData("08/11/2006")]
    [InlineData("2006-11-08T00:00")]
    [InlineData(" 2006")]
    public void Refuses_everything_else(string text)
    {
        Assert.False(PartialDate.TryParse(text, out _));
        Assert.Contains(
            "Enter a year, a month or a day",
            Assert.Throws<FormatException>(() => PartialDate.Parse(text)).Message,
            StringComparison.Ordinal
        );
    }
}
