using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Briefings;

/// <summary>Briefings to which two councils invite together.</summary>
public sealed class BriefingTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L27")]
    public async Task A_joint_briefing_invites_every_local_member_of_both_councils_and_a_dual_hatted_one_once(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        await AddAsync(lakes, "district-only", Seat(Lakeland.District));
        await AddAsync(lakes, "both", Seat(Lakeland.District), Seat(Lakeland.County));
        await AddAsync(lakes, "county-only", Seat(Lakeland.County));
        await AddAsync(lakes, "county-elsewhere", Seat(Lakeland.County, "local: false"));
        await AddAsync(lakes, "left", Seat(Lakeland.District, """to: "2015-05-06" """));
        await AddAsync(lakes, "not-yet", Seat(Lakeland.County, """from: "2017-05" """));
        await AddAsync(lakes, "parish-only", Seat(Lakeland.Parish));

        var briefing = await lakes.DoAsync(
            "callBriefing",
            $$"""title: "Localism", about: "Local issues", on: "2015-09-01", councils: ["{{Lakeland.District}}", "{{Lakeland.County}}"]""",
            "memberBriefing { id title on councils { name } invitations { totalCount nodes { number member { slug hats(asAt: "
                + "\"2015-09-01\") } } } }"
        );
        var id = (string)briefing["id"]!;
        briefing.AsObject().Remove("id");
        Same.Json(
            """
            {
              "title": "Localism",
              "on": "2015-09-01",
              "councils": [{ "name": "District" }, { "name": "County" }],
              "invitations": {
                "totalCount": 3,
                "nodes": [
                  { "number": 1, "member": { "slug": "both", "hats": 2 } },
                  { "number": 2, "member": { "slug": "county-only", "hats": 1 } },
                  { "number": 3, "member": { "slug": "district-only", "hats": 1 } }
                ]
              }
            }
            """,
            briefing.ToJsonString()
        );

        await AddAsync(lakes, "new", Seat(Lakeland.District), Seat(Lakeland.County));
        var more = await lakes.DoAsync(
            "inviteNewMembers",
            $"""briefing: "{id}" """,
            "memberBriefing { invitations { nodes { number member { slug } } } }"
        );
        Assert.Equal(
            ["both", "county-only", "district-only", "new"],
            more["invitations"]!["nodes"]!.AsArray().Select(i => (string?)i!["member"]!["slug"])
        );
    }

    [Theory, EveryDatabase]
    public async Task A_briefing_of_a_council_without_members_is_refused_and_nothing_is_saved(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        await AddAsync(lakes, "one", Seat(Lakeland.District));

        Assert.Equal(
            ["NOBODY_TO_INVITE input.councils.1"],
            await lakes.RefusedAsync(
                "callBriefing",
                $$"""title: "A", on: "2015-09-01", councils: ["{{Lakeland.District}}", "{{Lakeland.County}}"]"""
            )
        );
        Assert.Equal(
            ["INVALID input.councils.1"],
            await lakes.RefusedAsync(
                "callBriefing",
                $$"""title: "A", on: "2015-09-01", councils: ["{{Lakeland.District}}", "{{Lakeland.District}}"]"""
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.councils.0"],
            await lakes.RefusedAsync("callBriefing", """title: "A", on: "2015-09-01", councils: ["none"]""")
        );
        Assert.Equal(
            ["INVALID input.title", "INVALID input.councils"],
            await lakes.RefusedAsync("callBriefing", """title: "", on: "2015-09-01", councils: []""")
        );
        Assert.Equal("""{"memberBriefings":{"totalCount":0}}""", (await lakes.ReadAsync("memberBriefings { totalCount }")).ToJsonString());
    }

    [Theory, EveryDatabase]
    public async Task More_briefings_and_members_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        const string query =
            "memberBriefings { nodes { title councils { name } invitations { nodes { member { label seats { council { name } "
            + "interests { what } } hats } } } } }";
        await AddAsync(lakes, "one", Seat(Lakeland.District), Seat(Lakeland.County));
        var call = $$"""title: "A", on: "2015-09-01", councils: ["{{Lakeland.District}}", "{{Lakeland.County}}"]""";
        await lakes.DoAsync("callBriefing", call, "memberBriefing { id }");
        var one = await lakes.CostAsync(query);
        await AddAsync(lakes, "two", Seat(Lakeland.District));
        await lakes.DoAsync("callBriefing", call, "memberBriefing { id }");

        Assert.Equal(one, await lakes.CostAsync(query));
    }

    private static string Seat(string council, string more = "") => $$"""{council: "{{council}}", office: "Member", {{more}}}""";

    private static async Task AddAsync(Lakeland lakes, string slug, params string[] seats) =>
        await lakes.DoAsync(
            "addElectedMember",
            $"""slug: "{slug}", label: "Member for {slug}", seats: [{string.Join(", ", seats)}]""",
            "electedMember { id }",
            lakes.Operator
        );
}
