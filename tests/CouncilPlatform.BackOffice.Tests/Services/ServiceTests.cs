using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Services;

/// <summary>The menu of services, and what sharing them must not touch.</summary>
public sealed class ServiceTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B4")]
    public async Task A_post_that_a_service_keeps_with_each_council_cannot_be_shared(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.AgreeAsync();
        await pair.DoAsync("saveService", Service("legal", "Legal Services", """retainedPosts: ["Monitoring Officer"]"""));
        await pair.DoAsync("saveService", Service("hr", "Human Resources", """retainedPosts: ["Strategic HR Manager"]"""));

        Assert.Equal(["RETAINED_LOCALLY input.title"], await pair.RefusedAsync("addSharedPost", Post("P1", " monitoring officer")));
        Assert.Equal(
            "Monitoring Officer stays with each council, because Legal Services requires the office Monitoring Officer to stay "
                + "local. It cannot be shared.",
            await pair.MessageAsync("addSharedPost", Post("P1", "Monitoring Officer"))
        );
        Assert.Equal(["RETAINED_LOCALLY input.title"], await pair.RefusedAsync("addSharedPost", Post("P2", "Strategic HR Manager")));

        // What counts is the office, not the exact title of the post.
        await pair.DoAsync("saveService", Service("hr", "Human Resources", """retainedPosts: ["Strategic HR"]"""));
        foreach (
            var title in new[]
            {
                "Head of Strategic HR",
                "Strategic Human Resources Manager",
                "Strategic-HR lead",
                "Solicitor and Monitoring Officer",
                "Interim Monitoring Officer",
            }
        )
        {
            Assert.Equal(["RETAINED_LOCALLY input.title"], await pair.RefusedAsync("addSharedPost", Post("P2", title)));
        }

        await pair.DoAsync("addSharedPost", Post("P4", "HR Adviser"));
        await pair.DoAsync("addSharedPost", Post("P5", "Deputy Monitoring Officer"));
        await pair.DoAsync("addSharedPost", Post("P3", "Solicitor"));
        Assert.Equal(
            3,
            (int)(await pair.ReadAsync("""agreement(slug: "memorandum") { posts { totalCount } }"""))["agreement"]!["posts"]!["totalCount"]!
        );

        // What stays is read on the service, and goes with the service's own list.
        Assert.Equal(
            """[{"title":"Monitoring Officer"}]""",
            (await pair.ReadAsync("""service(slug: "legal") { retainedPosts { title } }"""))["service"]!["retainedPosts"]!.ToJsonString()
        );
        await pair.DoAsync("saveService", Service("hr", "Human Resources", "retainedPosts: []"));
        await pair.DoAsync("addSharedPost", Post("P2", "Strategic HR Manager"));
        Assert.Equal(
            ["SHARED_ALREADY input.retainedPosts"],
            await pair.RefusedAsync("saveService", Service("hr", "Human Resources", """retainedPosts: ["strategic hr manager"]"""))
        );
        Assert.Equal(
            ["SHARED_ALREADY input.retainedPosts"],
            await pair.RefusedAsync("saveService", Service("hr", "Human Resources", """retainedPosts: ["Strategic HR"]"""))
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B9")]
    public async Task A_service_that_county_and_district_both_deliver_is_reported_as_double_entry(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync("saveService", Service("economic-development", "Economic Development"));
        await pair.DoAsync("saveService", Service("libraries", "Libraries"));
        await pair.DoAsync(
            "setParticipants",
            $$"""
            service: "economic-development", participants: [{organisation: "{{Pair.First}}", role: DELIVERS},
            {organisation: "{{Pair.County}}", role: DELIVERS}, {organisation: "{{Pair.Second}}", role: RECEIVES}]
            """
        );
        await pair.DoAsync(
            "setParticipants",
            $$"""
            service: "libraries", participants: [{organisation: "{{Pair.County}}", role: DELIVERS}, {organisation: "{{Pair.Second}}",
            role: RECEIVES}]
            """
        );
        Assert.Equal(
            ["NOT_A_MEMBER input.participants.0.organisation"],
            await pair.RefusedAsync(
                "setParticipants",
                """service: "libraries", participants: [{organisation: "E07000999", role: DELIVERS}]"""
            )
        );

        const string words =
            "Economic Development is delivered by The County Council and by First District. Check whether they do the same work twice.";
        Same.Json(
            $$"""
            [
              {
                "service": { "slug": "economic-development" },
                "county": { "name": "The County Council" },
                "districts": [{ "name": "First District" }],
                "words": "{{words}}"
              }
            ]
            """,
            (await pair.ReadAsync("doubleEntries { service { slug } county { name } districts { name } words }"))[
                "doubleEntries"
            ]!.ToJsonString()
        );

        await pair.DoAsync(
            "setParticipants",
            $$"""service: "economic-development", participants: [{organisation: "{{Pair.County}}", role: DELIVERS}]"""
        );
        Assert.Empty((await pair.ReadAsync("doubleEntries { words }"))["doubleEntries"]!.AsArray());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B31")]
    public async Task A_benefit_that_would_not_go_along_is_flagged(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync("saveService", Service("hr", "Human Resources"));
        await pair.DoAsync("saveElement", """service: "hr", name: "Payroll", transferable: true""");
        var flagged = await pair.DoAsync(
            "saveElement",
            """service: "hr", name: "Organisational development", transferable: false, note: "It knows the council's own people" """,
            "serviceElement { warning }"
        );
        Assert.Equal(
            "Organisational development: this benefit is not transferable. Sharing the service would lose it.",
            (string?)flagged["warning"]
        );
        Same.Json(
            """
            [
              { "name": "Organisational development", "transferable": false, "note": "It knows the council's own people" },
              { "name": "Payroll", "transferable": true, "note": null }
            ]
            """,
            (await pair.ReadAsync("""service(slug: "hr") { elements { name transferable note } }"""))["service"]!["elements"]!
                .ToJsonString()
                .Replace("\\u0027", "'", StringComparison.Ordinal)
        );
        await pair.DoAsync("saveElement", """service: "hr", name: "Organisational development", transferable: true""");
        Assert.Equal(
            """[null,null]""",
            $"[{string.Join(',', (await pair.ReadAsync("""
                service(slug: "hr") { elements { warning } }
                """))["service"]!["elements"]!.AsArray().Select(e => (string?)e!["warning"] ?? "null"))}]"
        );
    }

    internal static string Service(string slug, string name, string more = "") =>
        $"""
            slug: "{slug}", name: "{name}", kind: BACK_OFFICE, proposal: "Pool expertise", benefits: "Economies of scale",
            efficiencyTarget: false, {more}
            """;

    private static string Post(string reference, string title) =>
        $$"""
            agreement: "memorandum", reference: "{{reference}}", title: "{{title}}", employer: "{{Pair.First}}",
            shares: [{organisation: "{{Pair.First}}", percent: "50"}, {organisation: "{{Pair.Second}}", percent: "50"}]
            """;
}
