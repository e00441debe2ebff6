using System.Net;
using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Core.Calendars;

/// <summary>Calendar programs read a partnership's dates at a secret address.</summary>
public sealed class CalendarTests
{
    private const string Lancaster = "lancaster-district";

    [Fact]
    public async Task A_calendar_has_the_meetings_of_bodies_and_says_which_are_cancelled()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var key = await host.KeyAsync(Lancaster, Role.Officer);
        var board = await host.BodyAsync(Lancaster, "LSP Board");
        var ids = new List<string>();
        foreach (var more in new[] { """on: "2011-11-08", time: "18:30", place: "Town Hall, Lancaster" """, """on: "2011-12-06" """ })
        {
            var added = await host.MutateAsync(
                "addMeeting",
                $"""partnership: "{Lancaster}", body: "{board}", {more}""",
                "meeting { id }",
                key
            );
            ids.Add((string)added["meeting"]!["id"]!);
        }

        await host.MutateAsync(
            "cancelMeeting",
            $"""partnership: "{Lancaster}", meeting: "{ids[1]}", reason: "Snow" """,
            "meeting { id }",
            key
        );

        var feed = await CreateAsync(host, key, "");
        var entries = await ParseAsync(await host.Client.GetStringAsync(feed.Address, TestContext.Current.CancellationToken));

        Assert.Equal(
            ["2011-11-08 Meeting of LSP Board: 18:30, Town Hall, Lancaster", "2011-12-06 Cancelled: Meeting of LSP Board: "],
            entries
                .Select(e => JsonNode.Parse(e)!)
                .Select(e => $"{e["start"]} {e["summary"]}: {e["description"]}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_calendar_is_read_at_its_address_until_it_is_revoked(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lancaster, Role.Officer, "E07000121");
        var body = (await host.DataAsync($$"""{ partnership(slug: "{{Lancaster}}") { bodies { nodes { id name } } } }"""))["partnership"]![
            "bodies"
        ]!["nodes"]!
            .AsArray()
            .Single(b => (string?)b!["name"] == "Lancaster City Council Cabinet")!["id"];
        // What would end the entry early, were it not escaped; and what has no day, which no calendar can show.
        const string title = "Grants;\\nEND:VEVENT, and more";
        var id = (string?)
            (
                await host.MutateAsync(
                    "proposeDecision",
                    $"""partnership: "{Lancaster}", body: "{body}", title: "Grants;\\nEND:VEVENT, and more", meets: "2011-11-08" """,
                    "decision { id }",
                    key
                )
            )["decision"]!["id"];
        await host.MutateAsync(
            "proposeDecision",
            $"""partnership: "{Lancaster}", body: "{body}", title: "Some time", meets: "2011-12" """,
            "decision { id }",
            key
        );

        var all = await CreateAsync(host, key, "");
        var councils = await CreateAsync(host, key, """, owner: "E07000121" """);
        var others = await CreateAsync(host, key, """, owner: "E07000031" """);

        var titleInJson = title.Replace("\\", "\\\\", StringComparison.Ordinal);
        Same.Json(
            $$"""
            {
              "uid": "{{id}}",
              "summary": "Lancaster City Council Cabinet: {{titleInJson}}",
              "description": null,
              "start": "2011-11-08",
              "end": "2011-11-09",
              "allDay": true,
              "sequence": 0
            }
            """,
            Assert.Single(await ParseAsync(await host.Client.GetStringAsync(all.Address, TestContext.Current.CancellationToken)))
        );
        Assert.Single(await ParseAsync(await host.Client.GetStringAsync(councils.Address, TestContext.Current.CancellationToken)));
        Assert.Empty(await ParseAsync(await host.Client.GetStringAsync(others.Address, TestContext.Current.CancellationToken)));

        Assert.Equal(
            "CONFLICT",
            (
                await host.MutateAsync(
                    "revokeCalendarFeed",
                    $"""partnership: "{Lancaster}", feed: "{all.Id}", version: 7 """,
                    "calendarFeed { id }",
                    key
                )
            ).Code()
        );
        await host.MutateAsync("revokeCalendarFeed", $"""partnership: "{Lancaster}", feed: "{all.Id}" """, "calendarFeed { id }", key);
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "revokeCalendarFeed",
                    $"""partnership: "{Lancaster}", feed: "{all.Id}" """,
                    "calendarFeed { id }",
                    key
                )
            ).Code()
        );
        foreach (var gone in new[] { all.Address, "/calendar/v1/none.ics" })
        {
            using var response = await host.Client.GetAsync(gone, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains(
                "There is no calendar at this address, or it was revoked.",
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }

        using var head = await host.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Head, councils.Address),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Only_officers_make_and_see_feeds()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var create = $$"""mutation { createCalendarFeed(input: {partnership: "{{Lancaster}}", label: "Team"}) { errors { code } } }""";
        Assert.Equal("UNAUTHENTICATED", (await host.AskAsync(create)).ErrorCode());
        Assert.Equal("FORBIDDEN", (await host.AskAsync(create, await host.KeyAsync(Lancaster, Role.Viewer))).ErrorCode());
        Assert.Equal("FORBIDDEN", (await host.AskAsync(create, await host.KeyAsync("south-lakeland", Role.Administrator))).ErrorCode());
        var officer = await host.KeyAsync(Lancaster, Role.Officer);
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "createCalendarFeed",
                    $"""partnership: "{Lancaster}", label: " " """,
                    "newCalendarFeed { address }",
                    officer
                )
            ).Code()
        );
        await CreateAsync(host, officer, """, owner: "E07000121" """);
        var list = $$"""{ partnership(slug: "{{Lancaster}}") { calendarFeeds { nodes { label owner { gssCode } revokedUtc } } } }""";
        Assert.Equal(
            """{"partnership":{"calendarFeeds":{"nodes":[{"label":"Planning team","owner":{"gssCode":"E07000121"},"revokedUtc":null}]}}}""",
            (await host.DataAsync(list, officer)).ToJsonString()
        );
        Assert.Equal("FORBIDDEN", (await host.AskAsync(list, await host.KeyAsync(Lancaster, Role.Viewer))).ErrorCode());
    }

    private static async Task<(string Address, string Id)> CreateAsync(ModuleHost host, string key, string owner)
    {
        var made = await host.MutateAsync(
            "createCalendarFeed",
            $"""partnership: "{Lancaster}", label: "Planning team"{owner}""",
            "newCalendarFeed { address feed { id } }",
            key
        );
        Assert.Empty(made["errors"]!.AsArray());
        return ((string)made["newCalendarFeed"]!["address"]!, (string)made["newCalendarFeed"]!["feed"]!["id"]!);
    }

    private static async Task<IReadOnlyList<string>> ParseAsync(string calendar)
    {
        using var suite = await NodeSuite.InstallAsync(
            Path.Combine(Repository.Root, "tests/CouncilPlatform.Host.Tests/Core/Calendars/Parser")
        );
        var file = Path.Combine(suite.Folder, "calendar.ics");
        await File.WriteAllTextAsync(file, calendar, TestContext.Current.CancellationToken);
        return (await suite.RunAsync("node", "parse.mjs", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
