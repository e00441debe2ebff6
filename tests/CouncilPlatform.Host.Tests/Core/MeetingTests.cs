using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>When bodies meet, who attends, and whether they could decide.</summary>
public sealed class MeetingTests
{
    private const string Lancaster = "lancaster-district";
    private const string Pair = "breckland-south-holland";
    private const string SouthHolland = "E07000140";

    [Theory, EveryDatabase]
    [Trait("case", "N1")]
    public async Task A_board_that_has_not_met_for_fourteen_months_is_inactive_until_a_meeting_is_recorded(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lancaster, Role.Administrator);
        var board = await host.BodyAsync(Lancaster, "LSP Board");
        Assert.Equal("""{"lastMet":null,"active":null,"inactiveSince":null}""", await ActivityAsync());

        await HoldAsync(host, key, Lancaster, board, "2010-06-09");
        await HoldAsync(host, key, Lancaster, board, "2010-09-08");
        Assert.Equal("""{"lastMet":"2010-09-08","active":null,"inactiveSince":null}""", await ActivityAsync());
        await host.MutateAsync("changeBody", $"""partnership: "{Lancaster}", body: "{board}", meetingsAYear: 4""", "body { id }", key);
        Assert.Equal("""{"lastMet":"2010-09-08","active":false,"inactiveSince":"2011-03-10"}""", await ActivityAsync());
        Assert.Equal("""{"lastMet":"2010-09-08","active":true,"inactiveSince":null}""", await ActivityAsync("2011-03-09"));
        Assert.Equal("""{"lastMet":"2010-06-09","active":true,"inactiveSince":null}""", await ActivityAsync("2010-09-07"));
        var page = await host.GetAsync($"/partnerships/{Lancaster}/body/{board}");
        Assert.Contains("10 March 2011", page, StringComparison.Ordinal);

        // A meeting that is only planned, or was cancelled, is not one that was held.
        var planned = await AddAsync(host, key, Lancaster, board, "2011-10-19");
        var meeting = $"/partnerships/{Lancaster}/meeting/{planned}";
        Assert.DoesNotContain("not recorded", await host.GetAsync(meeting), StringComparison.Ordinal);
        Assert.Contains("\"active\":false", await ActivityAsync(), StringComparison.Ordinal);
        await RecordAsync(host, key, Lancaster, planned);
        await host.MutateAsync(
            "updateMeeting",
            $"""partnership: "{Lancaster}", meeting: "{planned}", minutes: "https://example.org/minutes?day=1&page=2" """,
            "meeting { id }",
            key
        );
        var held = await host.GetAsync(meeting);
        Assert.Contains("The attendance is not recorded.", held, StringComparison.Ordinal);
        Assert.Contains(
            "rel=\"noreferrer\" href=\"https://example.org/minutes?day=1&amp;page=2\">https://example.org/minutes?day=1&amp;page=2</a>",
            held,
            StringComparison.Ordinal
        );
        Assert.Equal("""{"lastMet":"2011-10-19","active":true,"inactiveSince":null}""", await ActivityAsync());
        await host.MutateAsync(
            "cancelMeeting",
            $"""partnership: "{Lancaster}", meeting: "{planned}", reason: "Another body met" """,
            "meeting { id }",
            key
        );
        Assert.Contains("\"active\":false", await ActivityAsync(), StringComparison.Ordinal);
        await host.MutateAsync("dissolveBody", $"""partnership: "{Lancaster}", body: "{board}", on: "2011-11" """, "body { id }", key);
        Assert.Equal("""{"lastMet":"2010-09-08","active":null,"inactiveSince":null}""", await ActivityAsync());

        async Task<string> ActivityAsync(string day = "2011-11-08") =>
            (
                await host.DataAsync(
                    $$"""
                    { node(id: "{{board}}") { ... on Body {
                      lastMet(asAt: "{{day}}") active(asAt: "{{day}}") inactiveSince(asAt: "{{day}}") } } }
                    """
                )
            )["node"]!.ToJsonString();
    }

    [Theory, EveryDatabase]
    [Trait("case", "N4")]
    public async Task A_panel_of_seven_with_two_present_is_inquorate_and_its_decision_is_refused_with_the_figures(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Pair, Role.Administrator, SouthHolland);
        var panel = await host.BodyAsync(Pair, "South Holland Panel");
        await host.MutateAsync(
            "recordTermsOfReference",
            $"""
            partnership: "{Pair}", body: "{panel}", adoptedOn: "2019-05-15", text: "The Panel advises the Cabinet.", quorum: 3, seats: 7
            """,
            "termsOfReference { id }",
            key
        );
        var first = await AddAsync(host, key, Pair, panel, "2020-02-04");
        var at = $"""partnership: "{Pair}", meeting: "{first}" """;
        Assert.Equal("INVALID", (await RecordAsync(host, key, Pair, first, "{role: MEMBER, number: 8}")).Code());
        await RecordAsync(
            host,
            key,
            Pair,
            first,
            "{role: MEMBER, number: 1}",
            "{role: SUBSTITUTE, number: 1}",
            $$"""{role: IN_ATTENDANCE, number: 4, organisation: "{{SouthHolland}}", post: "Executive Director"}""",
            "{role: APOLOGIES, number: 5}"
        );
        Same.Json(
            """
            {
              "status": "HELD",
              "quorum": { "needed": 3, "attended": 2, "met": false, "figures": "2 of 7 members attended, and the quorum is 3." },
              "attendance": [
                { "role": "MEMBER", "number": 1, "post": null, "organisation": null },
                { "role": "SUBSTITUTE", "number": 1, "post": null, "organisation": null },
                { "role": "IN_ATTENDANCE", "number": 4, "post": "Executive Director", "organisation": { "gssCode": "E07000140" } },
                { "role": "APOLOGIES", "number": 5, "post": null, "organisation": null }
              ]
            }
            """,
            await MeetingAsync(
                host,
                first,
                "status quorum { needed attended met figures } attendance { role number post organisation { gssCode } }"
            )
        );

        var decision = await SubmitAsync(host, panel);
        var approver = await host.KeyAsync(Pair, Role.Approver, SouthHolland);
        var refused = await DecideAsync("2020-02-04", $", meeting: \"{first}\"");
        Assert.Equal("INQUORATE", refused.Code());
        Assert.Equal(
            "South Holland Panel was inquorate on 4 February 2020: 2 of 7 members attended, and the quorum is 3. It could not decide. "
                + "Record the decision of a meeting that was quorate.",
            (string?)refused["errors"]![0]!["message"]
        );
        // Nor where nobody names the meeting.
        Assert.Equal("INQUORATE", (await DecideAsync("2020-02-04")).Code());
        var page = await host.GetAsync($"/partnerships/{Pair}/meetings");
        Assert.Contains("2 of 7 members attended, and the quorum is 3.", page, StringComparison.Ordinal);

        // Before there were terms of reference, there was no quorum; and without attendance, nobody knows.
        var second = await AddAsync(host, key, Pair, panel, "2020-03-03");
        Assert.Equal("WRONG_STATE", (await DecideAsync("2020-03-03", $", meeting: \"{second}\"")).Code());
        await RecordAsync(host, key, Pair, second);
        Assert.Equal("ATTENDANCE_MISSING", (await DecideAsync("2020-03-03", $", meeting: \"{second}\"")).Code());
        await RecordAsync(host, key, Pair, second, "{role: MEMBER, number: 3}");
        Assert.Equal("INVALID", (await DecideAsync("2020-03-04", $", meeting: \"{second}\"")).Code());
        var cabinets = await AddAsync(host, key, Pair, await host.BodyAsync(Pair, "South Holland Cabinet"), "2020-03-03");
        Assert.Equal("INVALID", (await DecideAsync("2020-03-03", $", meeting: \"{cabinets}\"")).Code());
        var decided = await DecideAsync("2020-03-03");
        Assert.Empty(decided["errors"]!.AsArray());
        Assert.Equal(second, (string?)decided["decision"]!["meeting"]!["id"]);
        Same.Json("""{"decisions":[{"title":"Shared posts"}]}""", await MeetingAsync(host, second, "decisions { title }"));
        Assert.Equal("WRONG_STATE", (await CancelAsync(second)).Code());
        Assert.Empty((await CancelAsync(first))["errors"]!.AsArray());
        Assert.Equal("WRONG_STATE", (await CancelAsync(first)).Code());

        Task<JsonNode> DecideAsync(string on, string more = "") =>
            host.MutateAsync(
                "recordDecision",
                $"""partnership: "{Pair}", decision: "{decision}", type: ENDORSE, on: "{on}"{more}""",
                "decision { meeting { id } }",
                approver
            );

        Task<JsonNode> CancelAsync(string meeting) =>
            host.MutateAsync(
                "cancelMeeting",
                $"""partnership: "{Pair}", meeting: "{meeting}", reason: "A mistake" """,
                "meeting { id }",
                key
            );
    }

    [Fact]
    public async Task A_meeting_is_moved_while_it_is_planned_and_recorded_once_it_was_held()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync(Lancaster, Role.Officer);
        var group = await host.BodyAsync(Lancaster, "Environment");
        var meeting = await AddAsync(host, key, Lancaster, group, "2015-04-01");

        foreach (
            var (more, code) in new[]
            {
                ("time: \"6pm\"", "INVALID"),
                ("minutes: \"Minutes of the group\"", "INVALID"),
                ("minutes: \"javascript:alert(1)\"", "INVALID"),
                ("version: 9", "CONFLICT"),
            }
        )
        {
            Assert.Equal(code, (await UpdateAsync(more)).Code());
        }

        var moved = await UpdateAsync("""on: "2015-04-08", time: "18:30", place: "Town Hall, Lancaster" """);
        Assert.Equal("""{"on":"2015-04-08","time":"18:30","place":"Town Hall, Lancaster"}""", moved["meeting"]!.ToJsonString());
        // What is left out stays, and null clears.
        var cleared = await UpdateAsync("place: null");
        Assert.Equal("""{"on":"2015-04-08","time":"18:30","place":null}""", cleared["meeting"]!.ToJsonString());
        await RecordAsync(host, key, Lancaster, meeting);
        Assert.Equal("WRONG_STATE", (await UpdateAsync("""on: "2015-04-09" """)).Code());
        Assert.Empty((await UpdateAsync("""minutes: "https://www.example.org/minutes" """))["errors"]!.AsArray());
        var future = await AddAsync(host, key, Lancaster, group, "2199-04-01");
        Assert.Equal("INVALID", (await RecordAsync(host, key, Lancaster, future)).Code());
        Assert.Equal(
            [future, meeting],
            (
                await host.DataAsync(
                    $$"""{ partnership(slug: "{{Lancaster}}") { meetings(body: "{{group}}", from: "2015-04-08") { nodes { id } } } }"""
                )
            )["partnership"]!["meetings"]!["nodes"]!
                .AsArray()
                .Select(n => (string?)n!["id"])
        );
        var nearer = await AddAsync(host, key, Lancaster, group, "2199-03-01");
        await AddAsync(host, key, Lancaster, group, "2199-05-01");
        Same.Json(
            $$"""{ "nextMeeting": { "id": "{{nearer}}" } }""",
            (await host.DataAsync($$"""{ node(id: "{{group}}") { ... on Body { nextMeeting { id } } } }"""))["node"]!.ToJsonString()
        );

        Task<JsonNode> UpdateAsync(string more) =>
            host.MutateAsync(
                "updateMeeting",
                $"""partnership: "{Lancaster}", meeting: "{meeting}", {more}""",
                "meeting { on time place }",
                key
            );
    }

    [Fact]
    public async Task Meetings_of_an_organisations_body_are_recorded_by_that_organisation()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var panel = await host.BodyAsync(Pair, "South Holland Panel");
        var own = await host.KeyAsync(Pair, Role.Officer, SouthHolland);
        var other = await host.KeyAsync(Pair, Role.Officer, "E07000143");
        var meeting = await AddAsync(host, own, Pair, panel, "2020-02-04");

        Assert.Equal("NOT_YOURS", (await RecordAsync(host, other, Pair, meeting)).Code());
        Assert.Equal(
            "NOT_YOURS",
            (
                await host.MutateAsync(
                    "addMeeting",
                    $"""partnership: "{Pair}", body: "{panel}", on: "2020-02-05" """,
                    "meeting { id }",
                    other
                )
            ).Code()
        );
    }

    private static async Task<string> SubmitAsync(ModuleHost host, string body)
    {
        var officer = await host.KeyAsync(Pair, Role.Officer, SouthHolland);
        var decision = (string)
            (
                await host.MutateAsync(
                    "proposeDecision",
                    $"""partnership: "{Pair}", body: "{body}", title: "Shared posts" """,
                    "decision { id }",
                    officer
                )
            )["decision"]!["id"]!;
        await host.MutateAsync("submitDecision", $"""partnership: "{Pair}", decision: "{decision}" """, "decision { id }", officer);
        return decision;
    }

    private static async Task<string> AddAsync(ModuleHost host, string key, string partnership, string body, string on) =>
        (string)
            (
                await host.MutateAsync(
                    "addMeeting",
                    $"""partnership: "{partnership}", body: "{body}", on: "{on}" """,
                    "meeting { id status }",
                    key
                )
            )["meeting"]!["id"]!;

    private static Task<JsonNode> RecordAsync(
        ModuleHost host,
        string key,
        string partnership,
        string meeting,
        params string[] attendance
    ) =>
        host.MutateAsync(
            "recordMeeting",
            $"""partnership: "{partnership}", meeting: "{meeting}" """
                + (attendance.Length == 0 ? "" : $", attendance: [{string.Join(", ", attendance)}]"),
            "meeting { id }",
            key
        );

    private static async Task HoldAsync(ModuleHost host, string key, string partnership, string body, string on) =>
        Assert.Empty((await RecordAsync(host, key, partnership, await AddAsync(host, key, partnership, body, on)))["errors"]!.AsArray());

    private static async Task<string> MeetingAsync(ModuleHost host, string meeting, string fields) =>
        (await host.DataAsync($$"""{ node(id: "{{meeting}}") { ... on Meeting { {{fields}} } } }"""))["node"]!.ToJsonString();
}
