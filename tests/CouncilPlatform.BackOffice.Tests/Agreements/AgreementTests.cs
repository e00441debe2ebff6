using CouncilPlatform.Sdk;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Agreements;

/// <summary>Agreements, what bodies decide on them, and their days in a calendar.</summary>
public sealed class AgreementTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B28")]
    public async Task A_panels_condition_is_tracked_until_the_full_council_has_it_met(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();
        var panel = await pair.IdAsync("addBody", $"""name: "Panel", kind: COMMITTEE, organisation: "{Pair.Second}" """, "body");
        var council = await pair.IdAsync("addBody", $"""name: "Full Council", kind: COMMITTEE, organisation: "{Pair.Second}" """, "body");
        var view = await pair.IdAsync("proposeDecision", $"""body: "{panel}", title: "Preferred option", subject: "{agreement}" """, "decision");
        await pair.DoAsync("submitDecision", $"""decision: "{view}" """);
        await pair.DoAsync("recordDecision", $"""decision: "{view}", type: SUPPORT_WITH_CONDITIONS, on: "2021-02-10", conditions: ["The overall cost of the process"]""");
        var decision = await pair.IdAsync("referDecision", $"""decision: "{view}", to: "{council}" """, "decision");

        Assert.Equal("""[{"body":"Panel","type":"SUPPORT_WITH_CONDITIONS","openConditions":1}]""", await DecisionsAsync());
        Assert.Equal(
            """{"type":null,"referredFrom":{"body":{"name":"Panel"},"conditions":[{"text":"The overall cost of the process","metOn":null}]}}""",
            (await pair.Host.DataAsync($$"""{ node(id: "{{decision}}") { ... on Decision { type referredFrom { body { name } conditions { text metOn } } } } }""", await pair.Host.KeyAsync("pair", Role.Viewer)))["node"]!.ToJsonString());

        await pair.DoAsync("submitDecision", $"""decision: "{decision}" """);
        await pair.DoAsync("recordDecision", $"""decision: "{decision}", type: APPROVE, on: "2021-02-24" """);
        Assert.Equal("""[{"body":"Full Council","type":"APPROVE","openConditions":0},{"body":"Panel","type":"SUPPORT_WITH_CONDITIONS","openConditions":1}]""", await DecisionsAsync());
        await pair.DoAsync("meetCondition", $"""decision: "{view}", condition: 1, on: "2021-02-24", evidence: "All costs are within budget provision." """);
        Assert.Equal("""[{"body":"Full Council","type":"APPROVE","openConditions":0},{"body":"Panel","type":"SUPPORT_WITH_CONDITIONS","openConditions":0}]""", await DecisionsAsync());

        async Task<string> DecisionsAsync() => (await pair.ReadAsync("""agreement(slug: "memorandum") { decisions { body type openConditions } }"""))["agreement"]!["decisions"]!.ToJsonString();
    }

    [Theory]
    [EveryDatabase]
    public async Task Who_was_no_member_then_a_stale_version_and_a_stranger_are_refused_and_nothing_is_saved(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var membership = await pair.IdAsync("addMember", """organisation: "E07000999", role: MEMBER, from: "2015" """, "membership");
        await pair.DoAsync("endMembership", $"""membership: "{membership}", to: "2019-12-31" """);
        var draft = $$"""slug: "audit", title: "Audit", form: CONSORTIUM, parties: ["{{Pair.First}}", "E07000999"], purpose: "Audit", legalPower: "Section 101" """;
        Assert.Equal(["NOT_A_MEMBER input.parties.1"], await pair.RefusedAsync("draftAgreement", draft + """, startsOn: "2020-01-01" """));
        Assert.Equal("Stranger District is no member of pair as of 2020.", await pair.MessageAsync("draftAgreement", draft + """, startsOn: "2020" """));
        var viewer = await pair.Host.KeyAsync("pair", Role.Viewer);
        Assert.Equal("FORBIDDEN", (string?)(await pair.Host.AskAsync($$"""mutation { draftAgreement(input: {partnership: "pair", {{draft}}, startsOn: "2019" }) { errors { code } } }""", viewer))["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal(0, (int)(await pair.ReadAsync("agreements { totalCount }"))["agreements"]!["totalCount"]!);

        await pair.DoAsync("draftAgreement", draft + """, startsOn: "2019" """);
        Assert.Equal(["ALREADY_EXISTS input.slug"], await pair.RefusedAsync("draftAgreement", draft + """, startsOn: "2019" """));
        Assert.Equal(["CONFLICT input.version"], await pair.RefusedAsync("amendAgreement", """agreement: "audit", title: "Internal audit", version: 7"""));
        Assert.Equal(["INVALID input.reviewOn"], await pair.RefusedAsync("amendAgreement", """agreement: "audit", title: "Internal audit", reviewOn: "2018-12-31" """));
        Assert.Equal(["NOT_FOUND input.agreement"], await pair.RefusedAsync("amendAgreement", """agreement: "none", title: "Internal audit" """));
        Assert.Equal("""{"title":"Audit","startsOn":"2019","state":"DRAFT"}""", (await pair.ReadAsync("""agreement(slug: "audit") { title startsOn state }"""))["agreement"]!.ToJsonString());
    }

    [Theory]
    [EveryDatabase]
    public async Task Review_last_day_to_give_notice_and_end_are_in_the_partnerships_calendar(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();
        await pair.DoAsync("amendAgreement", """agreement: "memorandum", endsOn: "2022-08-31", reviewOn: "2021-11-01", noticeMonths: 6""");
        await pair.DoAsync("draftAgreement", $$"""slug: "draft", title: "A draft", form: CONSORTIUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "Audit", legalPower: "Section 101", startsOn: "2021-04-01", reviewOn: "2022-01-01" """);
        var address = (string)(await pair.DoAsync("createCalendarFeed", """label: "Team" """, "newCalendarFeed { address }"))["address"]!;
        Assert.Equal(["20211101 Review: Memorandum of Agreement", "20220228 Last day to give notice: Memorandum of Agreement", "20220831 Ends: Memorandum of Agreement"], await EntriesAsync());

        // Once notice is given there is no last day to give it, and the end is the clause's.
        var decision = await pair.DecideAsync(agreement, Pair.First, "2021-02-24");
        await pair.DoAsync("activateClause", $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24" """);
        Assert.Equal(["20210824 Ends: Memorandum of Agreement"], await EntriesAsync());

        async Task<IReadOnlyList<string>> EntriesAsync()
        {
            var lines = (await pair.Host.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n');
            return
            [
                .. lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal)).Zip(lines.Where(l => l.StartsWith("SUMMARY", StringComparison.Ordinal)), (day, title) => $"{day[^8..]} {title["SUMMARY:".Length..]}").Order(StringComparer.Ordinal),
            ];
        }
    }
}
