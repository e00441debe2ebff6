using System.Globalization;
using CouncilPlatform.LocalityPlans.Actions;

namespace CouncilPlatform.LocalityPlans.Tests.KeyDates;

/// <summary>How action plans word their key dates, and what each says: kind, first day, last day, and whatever else there is.</summary>
public sealed class KeyDateReaderTests
{
    [Theory]
    // South Lakeland's, as the review's action plan words them.
    [InlineData("Throughout 2015/16 (and ongoing).", "During 2015-04-01 FinancialYear .. ongoing")]
    [InlineData(
        "Two meetings during July – October 2015 (during the 2015 planning cycle for both councils)",
        "During 2015-07-01 Month .. 2015-10-31 Month; 2 meetings"
    )]
    [InlineData("Establish from October 2015 onwards.", "During 2015-10-01 Month .. ongoing")]
    [InlineData("Next Local Plan to commence 2017.", "Starting 2017-01-01 Year ..")]
    [InlineData("April 2015", "During 2015-04-01 Month .. 2015-04-30 Month")]
    [InlineData("Commence October 2015 for 2016 forward planning.", "Starting 2015-10-01 Month ..")]
    [InlineData("From April 2015 onwards – through the life of the Council Plan (2019)", "During 2015-04-01 Month .. 2019-12-31 Year")]
    [InlineData("Setup, Terms of Reference, governance and actions developed by September 2015", "By .. 2015-09-30 Month")]
    [InlineData("In place", "InPlace ..")]
    [InlineData("Commence September 2015", "Starting 2015-09-01 Month ..")]
    [InlineData(
        "Dates to coincide with both Digital Innovation and Digital by Default Projects",
        "Dependency ..; on both Digital Innovation and Digital by Default Projects"
    )]
    [InlineData("July to December 2015", "During 2015-07-01 Month .. 2015-12-31 Month")]
    [InlineData("end of February 2016", "By .. 2016-02-29 Day")]
    // Days.
    [InlineData("29 February 2016", "During 2016-02-29 Day .. 2016-02-29 Day")]
    [InlineData("the 29th of February 2016", "During 2016-02-29 Day .. 2016-02-29 Day")]
    [InlineData("Monday 29 February 2016", "During 2016-02-29 Day .. 2016-02-29 Day")]
    [InlineData("on 1st April 2015", "During 2015-04-01 Day .. 2015-04-01 Day")]
    [InlineData("29/4/15", "During 2015-04-29 Day .. 2015-04-29 Day")]
    [InlineData("31/12/2015", "During 2015-12-31 Day .. 2015-12-31 Day")]
    [InlineData("2016-02-29", "During 2016-02-29 Day .. 2016-02-29 Day")]
    [InlineData("from the start of April 2015", "During 2015-04-01 Day .. ongoing")]
    [InlineData("year end 2015/16", "By .. 2016-03-31 Day")]
    [InlineData("End of 2017", "By .. 2017-12-31 Day")]
    [InlineData("end of Q3 2015/16", "By .. 2015-12-31 Day")]
    [InlineData("at the end of the financial year 2015/16", "By .. 2016-03-31 Day")]
    // Weeks, months, quarters, halves, years.
    [InlineData("week commencing 5 October 2015", "During 2015-10-05 Week .. 2015-10-11 Week")]
    [InlineData("w/e 9 October 2015", "During 2015-10-03 Week .. 2015-10-09 Week")]
    [InlineData("Sept 2015", "During 2015-09-01 Month .. 2015-09-30 Month")]
    [InlineData("Sept. 2015", "During 2015-09-01 Month .. 2015-09-30 Month")]
    [InlineData("in the month of May 2016", "During 2016-05-01 Month .. 2016-05-31 Month")]
    [InlineData("Q2 2015/16", "During 2015-07-01 Quarter .. 2015-09-30 Quarter")]
    [InlineData("Quarter 4 of 2015/16", "During 2016-01-01 Quarter .. 2016-03-31 Quarter")]
    [InlineData("first quarter of 2015", "During 2015-01-01 Quarter .. 2015-03-31 Quarter")]
    [InlineData("3rd quarter 2015/16", "During 2015-10-01 Quarter .. 2015-12-31 Quarter")]
    [InlineData("second half of 2015/16", "During 2015-10-01 HalfYear .. 2016-03-31 HalfYear")]
    [InlineData("first half of 2016", "During 2016-01-01 HalfYear .. 2016-06-30 HalfYear")]
    [InlineData("H2 2015/16", "During 2015-10-01 HalfYear .. 2016-03-31 HalfYear")]
    [InlineData("2015/16", "During 2015-04-01 FinancialYear .. 2016-03-31 FinancialYear")]
    [InlineData("2015-16", "During 2015-04-01 FinancialYear .. 2016-03-31 FinancialYear")]
    [InlineData("2015/2016", "During 2015-04-01 FinancialYear .. 2016-03-31 FinancialYear")]
    [InlineData("financial year 1999/00", "During 1999-04-01 FinancialYear .. 2000-03-31 FinancialYear")]
    [InlineData("during FY 2015/16", "During 2015-04-01 FinancialYear .. 2016-03-31 FinancialYear")]
    [InlineData("2019", "During 2019-01-01 Year .. 2019-12-31 Year")]
    [InlineData("calendar year 2019", "During 2019-01-01 Year .. 2019-12-31 Year")]
    // Spans.
    [InlineData("July - October 2015", "During 2015-07-01 Month .. 2015-10-31 Month")]
    [InlineData("July-October 2015", "During 2015-07-01 Month .. 2015-10-31 Month")]
    [InlineData("Between April and June 2016", "During 2016-04-01 Month .. 2016-06-30 Month")]
    [InlineData("from 1 April to 30 June 2015", "During 2015-04-01 Day .. 2015-06-30 Day")]
    [InlineData("1-14 April 2015", "During 2015-04-01 Day .. 2015-04-14 Day")]
    [InlineData("November to February 2016", "During 2015-11-01 Month .. 2016-02-29 Month")]
    [InlineData("November 2015 to February 2016", "During 2015-11-01 Month .. 2016-02-29 Month")]
    [InlineData("2015/16 to 2017/18", "During 2015-04-01 FinancialYear .. 2018-03-31 FinancialYear")]
    [InlineData("Q1 to Q3 2015/16", "During 2015-04-01 Quarter .. 2015-12-31 Quarter")]
    [InlineData("2015 to 2018", "During 2015-01-01 Year .. 2018-12-31 Year")]
    [InlineData("from April 2015 until the end of 2016", "During 2015-04-01 Month .. 2016-12-31 Day")]
    [InlineData("until March 2016", "During .. 2016-03-31 Month")]
    [InlineData("through the life of the Council Plan (2019)", "During .. 2019-12-31 Year")]
    // With one end only.
    [InlineData("from April 2015", "During 2015-04-01 Month .. ongoing")]
    [InlineData("April 2015 onwards", "During 2015-04-01 Month .. ongoing")]
    [InlineData("April 2015 and ongoing", "During 2015-04-01 Month .. ongoing")]
    [InlineData("Quarterly from April 2015", "During 2015-04-01 Month .. ongoing")]
    [InlineData("with effect from 1 April 2015", "During 2015-04-01 Day .. ongoing")]
    [InlineData("not before January 2016", "During 2016-01-01 Month .. ongoing")]
    [InlineData("after April 2015", "During 2015-05-01 Day .. ongoing")]
    [InlineData("Ongoing", "During .. ongoing")]
    [InlineData("by April 2016", "By .. 2016-04-30 Month")]
    [InlineData("By the end of March 2016", "By .. 2016-03-31 Day")]
    [InlineData("before April 2016", "By .. 2016-03-31 Day")]
    [InlineData("No later than 31 December 2015", "By .. 2015-12-31 Day")]
    [InlineData("on or before 1 June 2016", "By .. 2016-06-01 Day")]
    [InlineData("Report to Cabinet due in June 2016", "By .. 2016-06-30 Month")]
    [InlineData("Phase 2 complete by June 2016", "By .. 2016-06-30 Month")]
    [InlineData("Members may agree a draft by June 2016", "By .. 2016-06-30 Month")]
    [InlineData("Deadline: 1 June 2016", "By .. 2016-06-01 Day")]
    [InlineData("by Q2 2016/17", "By .. 2016-09-30 Quarter")]
    [InlineData("Starting in January 2016", "Starting 2016-01-01 Month ..")]
    [InlineData("to commence by June 2016", "Starting 2016-06-01 Month ..")]
    [InlineData("Start 1 April 2015", "Starting 2015-04-01 Day ..")]
    // There, counted, waiting.
    [InlineData("Already in place", "InPlace ..")]
    [InlineData("In place since April 2014", "InPlace 2014-04-01 Month ..")]
    [InlineData("Completed", "InPlace ..")]
    [InlineData("3 workshops by March 2016", "By .. 2016-03-31 Month; 3 workshops")]
    [InlineData(
        "At least four joint briefings in 2015/16",
        "During 2015-04-01 FinancialYear .. 2016-03-31 FinancialYear; 4 joint briefings"
    )]
    [InlineData("Subject to funding", "Dependency ..; on funding")]
    [InlineData("following the review of the Local Plan", "Dependency ..; on the review of the Local Plan")]
    [InlineData("once both projects are mapped", "Dependency ..; on both projects are mapped")]
    [InlineData("on completion of the asset review", "Dependency ..; on the asset review")]
    [Trait("case", "L7")]
    [Trait("case", "L9")]
    [Trait("case", "L10")]
    [Trait("case", "L11")]
    public void What_can_be_read_is_read_as_precisely_as_it_is_said(string words, string expected) =>
        Assert.Equal(expected, Describe(KeyDateReader.Read(words)));

    [Theory]
    [InlineData("Autumn 2015", "season")]
    [InlineData("by summer 2016", "season")]
    [InlineData("Spring/Summer 2016", "season")]
    [InlineData("early 2016", "no day")]
    [InlineData("mid-October 2015", "no day")]
    [InlineData("beginning of 2016", "no day")]
    [InlineData("around April 2016", "no day")]
    [InlineData("April", "no year")]
    [InlineData("by the end of March", "no year")]
    [InlineData("Q2 2015", "quarter of which year")]
    [InlineData("2015/17", "span")]
    [InlineData("2015-2016", "span")]
    [InlineData("academic year 2015/16", "fixed day")]
    [InlineData("within six months", "not given")]
    [InlineData("next year", "not given")]
    [InlineData("Quarterly", "How often")]
    [InlineData("TBC", "yet")]
    [InlineData("as soon as possible", "yet")]
    [InlineData("April 2015 (provisional)", "in doubt")]
    [InlineData("April and October 2015", "several dates")]
    [InlineData("1 April and by June 2016", "several dates")]
    [InlineData("April 2015 for completion by June 2016", "several dates")]
    [InlineData("April 2015 (or by June 2016 in the second area)", "several dates")]
    [InlineData("Feb-16", "no year")]
    [InlineData("the councils will meet", "without guessing")]
    [InlineData("", "no words")]
    [InlineData("  . ", "no words")]
    public void What_would_have_to_be_guessed_stays_unread_with_the_reason(string words, string reason)
    {
        var reading = KeyDateReader.Read(words);

        Assert.Equal((KeyDateKind.Unread, false), (reading.Kind, reading.Impossible));
        Assert.Contains(reason, reading.Fault, StringComparison.Ordinal);
        Assert.Equal((null, null, null), (reading.Start, reading.End, reading.DependsOn));
    }

    [Theory]
    [InlineData("30 February 2016", "29 days")]
    [InlineData("29 February 2015", "28 days")]
    [InlineData("by 31 April 2016", "30 days")]
    [InlineData("2015-02-29", "28 days")]
    [InlineData("4/13/2015", "twelve months")]
    [InlineData("Tuesday 29 February 2016", "Monday")]
    [InlineData("December 2015 to July 2015", "before it begins")]
    [InlineData("1 to 31 June 2015", "30 days")]
    public void What_cannot_be_is_a_mistake_and_said_to_be(string words, string reason)
    {
        var reading = KeyDateReader.Read(words);

        Assert.True(reading.Impossible);
        Assert.Contains(reason, reading.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 a in ", " ongoing", 30)]
    [InlineData("two meetings during ", " (and ongoing)", 15)]
    [InlineData("end of ", " - through the life of the plan (2019)", 8)]
    [InlineData("by (", ")", 60)]
    [InlineData("- ", " to 2015", 40)]
    public void Words_made_to_take_forever_come_to_an_end(string before, string after, int times)
    {
        var words = string.Concat(Enumerable.Repeat(before, times)) + "x" + string.Concat(Enumerable.Repeat(after, times));

        Assert.Equal(KeyDateKind.Unread, KeyDateReader.Read(words[..Math.Min(words.Length, 500)]).Kind);
    }

    private static string Describe(KeyDateReading reading)
    {
        var start = reading.Start is { } first
            ? string.Create(CultureInfo.InvariantCulture, $" {first.First:yyyy-MM-dd} {first.Precision}")
            : "";
        var end = reading.End is { } last ? string.Create(CultureInfo.InvariantCulture, $" {last.Last:yyyy-MM-dd} {last.Precision}") : "";
        var ongoing = reading.Ongoing ? " ongoing" : "";
        var expected = reading.Expected is { } n ? $"; {n} {reading.Unit}" : "";
        var dependsOn = reading.DependsOn is { } on ? $"; on {on}" : "";
        var fault = reading.Fault is { } words ? $"; {words}" : "";
        return $"{reading.Kind}{start} ..{end}{ongoing}{expected}{dependsOn}{fault}";
    }
}
