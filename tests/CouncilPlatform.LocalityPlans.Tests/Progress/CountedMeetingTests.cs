using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Progress;

/// <summary>Meetings of a body count for an action by themselves.</summary>
public sealed class CountedMeetingTests
{
    private const string Words = "Two meetings during July – October 2015 (during the 2015 planning cycle for both councils)";

    [Theory]
    [EveryDatabase]
    [Trait("case", "N2")]
    public async Task Two_meetings_of_the_named_body_count_by_themselves_and_the_day_after_the_last_it_is_overdue(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var (group, other) = (await BodyAsync(lakes, "Joint Members Working Group"), await BodyAsync(lakes, "Review Group"));
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Set up the group", Words);
        // One of the meetings was recorded before; those outside the time, and of other bodies, do not count.
        await HoldAsync(lakes, group, "2015-06-30");
        var first = await HoldAsync(lakes, group, "2015-07-01");
        await lakes.DoAsync("countMeetings", $"""action: "{action}", body: "{group}" """);
        await HoldAsync(lakes, other, "2015-09-01");
        Assert.Equal("DUE 1/2", await StatusAsync("2015-10-31"));
        Assert.Equal("OVERDUE 1/2", await StatusAsync("2015-11-01"));
        Same.Json(
            """{"keyDates":[{"countsMeetingsOf":{"name":"Joint Members Working Group"}}]}""",
            (await lakes.NodeAsync("Action", action, "keyDates { countsMeetingsOf { name } }")).ToJsonString()
        );

        var second = await HoldAsync(lakes, group, "2015-10-31");
        await WaitForAsync("DONE 2/2", "2015-11-01");
        Assert.Equal("2015-10-31", (string?)(await lakes.NodeAsync("Action", action, "completedOn"))["completedOn"]);
        // Recorded again, to put the attendance right: the meeting still counts once.
        await RecordAsync(lakes, second, ", attendance: [{role: MEMBER, number: 5}]");
        await HoldAsync(lakes, group, "2015-11-01");
        await CancelAsync(lakes, first);
        await WaitForAsync("OVERDUE 1/2", "2015-11-01");

        // Somebody else's meetings count instead, and then none.
        await lakes.DoAsync("countMeetings", $"""action: "{action}", body: "{other}" """);
        Assert.Equal("DUE 1/2", await StatusAsync("2015-10-31"));
        Assert.Equal("DUE 0/2", await StatusAsync("2015-08-31"));
        await lakes.DoAsync("countMeetings", $"""action: "{action}" """);
        Assert.Equal("DUE 0/2", await StatusAsync("2015-10-31"));

        async Task WaitForAsync(string status, string day)
        {
            // An event arrives after the change; the test's own time limit ends the wait.
            while (await StatusAsync(day) != status)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        async Task<string> StatusAsync(string day)
        {
            var read = await lakes.NodeAsync(
                "Action",
                action,
                $$"""status(asAt: "{{day}}") keyDates { reached(asAt: "{{day}}") expected }"""
            );
            return $"{read["status"]} {read["keyDates"]![0]!["reached"]}/{read["keyDates"]![0]!["expected"]}";
        }
    }

    [Fact]
    public async Task Only_meetings_with_a_first_and_a_last_day_count_by_themselves()
    {
        await using var lakes = await Lakes.StartAsync(Providers.Sqlite);
        var group = await BodyAsync(lakes, "Joint Members Working Group");
        var opportunity = await lakes.AddPlanAsync();
        var plain = await lakes.AddActionAsync(opportunity, "Plain", "April 2016");
        var open = await lakes.AddActionAsync(opportunity, "Open", "3 meetings by March 2017");

        Assert.Equal(["INVALID input.keyDate"], await lakes.RefusedAsync("countMeetings", $"""action: "{plain}", body: "{group}" """));
        Assert.Equal(["INVALID input.action"], await lakes.RefusedAsync("countMeetings", $"""action: "{open}", body: "{group}" """));
        Assert.Equal(
            ["NOT_FOUND input.body"],
            await lakes.RefusedAsync("countMeetings", $"""action: "{open}", body: "{new GlobalId("Body", Guid.NewGuid())}" """)
        );
    }

    private static Task<string> BodyAsync(Lakes lakes, string name) =>
        lakes.IdAsync("addBody", $"""name: "{name}", kind: WORKING_GROUP""", "body", lakes.Administrator);

    private static async Task<string> HoldAsync(Lakes lakes, string body, string on)
    {
        var meeting = await lakes.IdAsync("addMeeting", $"""body: "{body}", on: "{on}" """, "meeting");
        await RecordAsync(lakes, meeting);
        return meeting;
    }

    private static async Task RecordAsync(Lakes lakes, string meeting, string more = "") =>
        await lakes.DoAsync("recordMeeting", $"""meeting: "{meeting}"{more}""", "meeting { id }");

    private static async Task CancelAsync(Lakes lakes, string meeting) =>
        await lakes.DoAsync("cancelMeeting", $"""meeting: "{meeting}", reason: "Another group met" """, "meeting { id }");
}
