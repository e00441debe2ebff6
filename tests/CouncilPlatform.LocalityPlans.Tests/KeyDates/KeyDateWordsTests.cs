using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.KeyDates;

/// <summary>Words of action plans, as a form reads them before they are saved: lengths, deadlines, what goes on, what is done.</summary>
public sealed class KeyDateWordsTests
{
    /// <summary>The words, and what they mean: the kind with its first and last day, or "unread" with a part of the reason.</summary>
    private const string Words = """
        12 months from April 2015 | DURING 2015-04-01..2016-03-31
        18 months from 1 April 2015 | DURING 2015-04-01..2016-09-30
        Two years from April 2015 | DURING 2015-04-01..2017-03-31
        5 year plan from 2015 | unread: length of time
        3 months before April 2016 | BY 2016-01-31
        6 weeks before 31 March 2016 | BY 2016-02-18
        28 days before 1 June 2016 | BY 2016-05-04
        before end of March 2016 | BY 2016-03-31
        Completed May 2015 | IN_PLACE 2015-05-01..
        Complete - March 2015 | unread: without guessing
        by end FY24/25 | BY 2025-03-31
        2024-25 Q3 | DURING 2024-10-01..2024-12-31
        Q3/Q4 2015/16 | DURING 2015-10-01..2016-03-31
        Sep 2015 / Mar 2016 | unread: several dates
        March 2016 (was December 2015) | DURING 2016-03-01..2016-03-31
        31/03/16 - 30/09/16 | DURING 2016-03-31..2016-09-30
        w/c 28th Sept 2015 | DURING 2015-09-28..2015-10-04
        Week commencing 29 February 2015 | unread: does not exist
        Erbyn Mawrth 2016 | unread: without guessing
        4.2.2016 | DURING 2016-02-04..2016-02-04
        2016–17 | DURING 2016-04-01..2017-03-31
        1 April 2015 to date | DURING 2015-04-01.. ongoing
        30 June | unread: no year
        100% by March 2016 | BY 2016-03-31
        3.5 posts by March 2016 | BY 2016-03-31
        FY2024-25 Q2 | DURING 2024-07-01..2024-09-30
        Ongoing from May 2015 (review annually) | DURING 2015-05-01.. ongoing
        April 2015 for 12 months | DURING 2015-04-01..2016-03-31

        From April 2015 for 12 months | DURING 2015-04-01..2016-03-31
        Commencing April 2015 for a period of two years | DURING 2015-04-01..2017-03-31
        Starting 1 April 2015, for six weeks | DURING 2015-04-01..2015-05-12
        for 12 months from April 2015 | DURING 2015-04-01..2016-03-31
        the 12 month period from 1 April 2015 | DURING 2015-04-01..2016-03-31
        During the 12 months from April 2015 | DURING 2015-04-01..2016-03-31
        a fortnight from 1 June 2016 | DURING 2016-06-01..2016-06-14
        6 weeks commencing 6 June 2016 | DURING 2016-06-06..2016-07-17
        two quarters from Q1 2016/17 | DURING 2016-04-01..2016-09-30
        three years from 2015/16 | DURING 2015-04-01..2018-03-31
        twenty-four months from April 2015 | DURING 2015-04-01..2017-03-31
        eighteen months from 1 October 2015 | DURING 2015-10-01..2017-03-31
        1 month from 31 January 2016 | DURING 2016-01-31..2016-02-29
        six months from the end of September 2015 | DURING 2015-09-30..2016-03-31
        12 months to March 2016 | DURING 2015-04-01..2016-03-31
        The three years to 31 March 2018 | DURING 2015-04-01..2018-03-31
        1 April 2015 to 31 March 2016 (12 months) | DURING 2015-04-01..2016-03-31
        18-month pilot from April 2015 | unread: length of time
        six weeks from April 2015 | unread: length of time
        six months from 2015 | unread: length of time
        April 2015 (12 months) | unread: length of time
        April 2015 for 6-8 weeks | unread: length of time
        6-8 weeks from 1 April 2015 | unread: length of time
        1.5 years from April 2015 | unread: length of time
        two and a half years from April 2015 | unread: length of time
        around 12 months from April 2015 | unread: name no day
        12 months from April 2015 onwards | unread: length of time
        six months from January 12th | unread: not given
        12 months | unread: not given
        April 2015 for a 12 month pilot | unread: length of time
        every six months from April 2015 | DURING 2015-04-01.. ongoing
        6 monthly from April 2015 | DURING 2015-04-01.. ongoing

        a fortnight before 1 June 2016 | BY 2016-05-18
        at least 28 days before 1 June 2016 | BY 2016-05-04
        no later than 28 days before 1 June 2016 | BY 2016-05-04
        28 days in advance of 1 June 2016 | BY 2016-05-04
        Papers sent 28 days before 1 June 2016 | BY 2016-05-04
        1 month before 31 March 2016 | BY 2016-02-29
        six weeks after 31 March 2016 | BY 2016-05-12
        3 months after the end of February 2016 | BY 2016-05-31
        3 months after 30 November 2015 | BY 2016-02-29
        within 6 weeks of 31 March 2016 | BY 2016-05-12
        within six months of April 2016 | BY 2016-10-31
        Review completed within 6 weeks of 31 March 2016 | BY 2016-05-12
        until 28 days before 1 June 2016 | DURING ..2016-05-04
        from six weeks after 31 March 2016 | DURING 2016-05-12.. ongoing
        10 working days before 1 June 2016 | unread: Working days
        Papers sent 5 clear days before 1 June 2016 | unread: Working days
        two or three weeks before 1 June 2016 | unread: length of time
        Papers sent 2-3 weeks before 1 June 2016 | unread: length of time
        several weeks before 1 June 2016 | unread: length of time
        shortly before 1 June 2016 | unread: without guessing
        6 weeks before April 2016 | unread: length of time
        28 days before 30 February 2016 | unread: does not exist
        within six months | unread: not given

        before the end of Q3 2015/16 | BY 2015-12-31
        prior to the end of 2015/16 | BY 2016-03-31
        before 31 March 2016 | BY 2016-03-30
        before April 2016 | BY 2016-03-31
        no later than the end of March 2016 | BY 2016-03-31
        by 31 March 2016 at the latest | BY 2016-03-31
        by the end of Q4 2024-25 | BY 2025-03-31
        by end of FY2024-25 | BY 2025-03-31
        not before April 2016 | DURING 2016-04-01.. ongoing
        Work will not begin before April 2016 | unread: without guessing
        until the end of March 2016 | DURING ..2016-03-31
        up to and including March 2016 | DURING ..2016-03-31
        since May 2015 | DURING 2015-05-01.. ongoing
        Start of April 2015 | unread: name no day
        from the start of April 2015 | DURING 2015-04-01.. ongoing
        mid-August 2016 | unread: name no day
        by mid-August 2016 | unread: name no day
        early 2016 | unread: name no day
        late March to June 2016 | unread: name no day
        spring 2016 | unread: season
        by Spring/Summer 2016 | unread: season
        TBC | unread: No date is given
        March 2016 (TBC) | unread: not confirmed
        TBC by March 2016 | unread: not confirmed
        by March 2016, subject to funding | unread: in doubt
        March 2016? | unread: in doubt

        Ongoing since 2014 | DURING 2014-01-01.. ongoing
        Ongoing until March 2016 | DURING ..2016-03-31
        Ongoing throughout 2015/16 | DURING 2015-04-01..2016-03-31
        Ongoing (to March 2016) | unread: without guessing
        April 2015 - present | DURING 2015-04-01.. ongoing
        From April 2015 until further notice | DURING 2015-04-01.. ongoing
        Completed: 1 May 2015 | IN_PLACE 2015-05-01..
        Completed (May 2015) | IN_PLACE 2015-05-01..
        To be completed by May 2015 | BY 2015-05-31
        Completed by May 2015 | BY 2015-05-31
        Not completed May 2015 | unread: without guessing

        November 2015 to February 2016 | DURING 2015-11-01..2016-02-29
        1 December to 31 January 2016 | DURING 2015-12-01..2016-01-31
        Q3 2015/16 to Q1 2016/17 | DURING 2015-10-01..2016-06-30
        March 2015/16 | unread: A month has one year
        FY25 | unread: all digits
        2015/16 (Q3) | DURING 2015-10-01..2015-12-31
        March 2016 (now June 2016) | unread: without guessing
        March 2016 (2015/16) | DURING 2016-03-01..2016-03-31
        April 2015 (2016 in the second area) | unread: without guessing
        31 March 2016 (end of the financial year) | DURING 2016-03-31..2016-03-31
        2015/16 (end) | unread: without guessing
        last quarter of 2015/16 | DURING 2016-01-01..2016-03-31
        Dec 2015/Jan 2016 | unread: several dates
        Q2 and Q4 2015/16 | unread: several dates
        April and October 2015 | unread: several dates

        two meetings by March 2016 | BY 2016-03-31, 2 meetings
        fifteen workshops during 2015/16 | DURING 2015-04-01..2016-03-31, 15 workshops
        two meetings during the 12 months from April 2015 | DURING 2015-04-01..2016-03-31, 2 meetings
        5 year plan by March 2016 | BY 2016-03-31
        Two tier working by March 2016 | BY 2016-03-31
        10 per cent of homes by March 2016 | BY 2016-03-31
        Two thirds of members by March 2016 | BY 2016-03-31
        24 hour service by March 2016 | BY 2016-03-31
        Two meetings a year from April 2015 | unread: How many in what time
        4 meetings per year by March 2016 | unread: How many in what time
        12 monthly meetings by March 2016 | BY 2016-03-31, 12 monthly meetings
        3 monthly reports by March 2016 | unread: How often
        """;

    private const string Fields = "{ kind starts ends ongoing expected unit fault }";

    [Fact]
    public async Task Words_mean_what_they_say_or_are_unread_with_the_reason()
    {
        await using var lakes = await Lakes.StartAsync(Providers.Sqlite);
        var wrong = new List<string>();
        foreach (var line in Words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (words, expected) = (line.Split(" | ")[0], line.Split(" | ")[1]);
            var read = await ReadAsync(lakes, words);
            if (
                expected.StartsWith("unread: ", StringComparison.Ordinal)
                    ? !IsUnread(read, expected["unread: ".Length..])
                    : read != expected
            )
            {
                wrong.Add($"{words} | {expected} | {read}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [InlineData("12 months from April 2015", "2016-03-31 DUE", "2016-04-01 OVERDUE")]
    [InlineData("before end of March 2016", "2016-03-31 DUE", "2016-04-01 OVERDUE")]
    [InlineData("28 days before 1 June 2016", "2016-05-03 NOT_DUE", "2016-05-05 OVERDUE")]
    [InlineData("5 year plan from 2015", "2030-01-01 UNDATED", "2015-01-01 UNDATED")]
    public async Task Nothing_is_overdue_before_its_last_day(string words, params string[] expected)
    {
        await using var lakes = await Lakes.StartAsync(Providers.Sqlite);
        await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Map grants", words);

        foreach (var status in expected.Select(e => e.Split(' ')))
        {
            var read = await lakes.ReadAsync($$"""actions { nodes { status(asAt: "{{status[0]}}") } }""");
            Assert.Equal(status[1], (string)read["actions"]!["nodes"]![0]!["status"]!);
        }
    }

    private static bool IsUnread(string read, string reason) =>
        read.StartsWith("UNREAD: ", StringComparison.Ordinal) && read.Contains(reason, StringComparison.Ordinal);

    private static async Task<string> ReadAsync(Lakes lakes, string words)
    {
        var reading = (await lakes.ReadAsync($$"""readKeyDate(text: {{JsonValue.Create(words).ToJsonString()}}) {{Fields}}"""))[
            "readKeyDate"
        ]!;
        var (kind, starts, ends) = ((string)reading["kind"]!, (string?)reading["starts"], (string?)reading["ends"]);
        var days =
            (starts ?? ends) is null ? ""
            : kind == "BY" ? $" {ends}"
            : $" {starts}..{ends}";
        return (string?)reading["fault"] is { } fault
            ? $"UNREAD: {fault}"
            : $"{kind}{days}{((bool)reading["ongoing"]! ? " ongoing" : "")}"
                + (reading["expected"] is { } count ? $", {count} {reading["unit"]}" : "");
    }
}
