using System.Text.Json.Nodes;
using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Host.Tests.Ownership;

/// <summary>A draft that only its owner sees does not exist for anybody else, until the owner shares it or publishes it.</summary>
public sealed class RestrictedRecordTests
{
    private const string Lakes = "south-lakeland";
    private const string District = "E07000031";
    private const string County = "E10000006";
    private const string Missing = "Decision_01900000000070008000000000000009";

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task Only_its_owner_sees_a_restricted_draft_anywhere(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var owner = await host.KeyAsync(Lakes, Role.Approver, District);
        var count = await CountAsync(host, owner);
        var decision = await ProposeAsync(host, owner, "Secret matter");
        await ChangeAsync(
            host,
            "recordSignOff",
            $"""decision: "{decision}", role: WARD_COUNCILLORS, state: GIVEN, on: "2015-05-01" """,
            owner
        );
        string?[] others =
        [
            null,
            await host.KeyAsync(Lakes, Role.Viewer),
            await host.KeyAsync(Lakes, Role.Administrator),
            await host.KeyAsync(Lakes, Role.Administrator, County),
        ];

        Assert.Equal(count + 1, await CountAsync(host, owner));
        Assert.Contains("Secret matter", await SeenAsync(host, decision, owner), StringComparison.Ordinal);
        Assert.Contains("Secret matter", await SeenAsync(host, decision, await host.KeyAsync()), StringComparison.Ordinal);
        foreach (var other in others)
        {
            Assert.DoesNotContain("Secret matter", await SeenAsync(host, decision, other), StringComparison.Ordinal);
            Assert.Null((await host.DataAsync($$"""{ node(id: "{{decision}}") { id } }""", other))["node"]);
        }

        foreach (var other in others.Skip(1).OfType<string>())
        {
            Assert.Equal(count, await CountAsync(host, other));
        }

        // The public count is that of decided matters.
        Assert.Equal(await CountAsync(host, null), (await DecidedAsync(host, owner)));
        var calendar = await host.MutateAsync(
            "createCalendarFeed",
            $"""partnership: "{Lakes}", label: "Team" """,
            "newCalendarFeed { address }",
            owner
        );
        Assert.DoesNotContain(
            "Secret matter",
            await host.GetAsync((string)calendar["newCalendarFeed"]!["address"]!),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task What_others_try_on_a_restricted_draft_is_answered_as_for_a_missing_one(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var owner = await host.KeyAsync(Lakes, Role.Approver, District);
        var decision = await ProposeAsync(host, owner, "Secret matter");
        foreach (
            var (mutation, input) in new[]
            {
                ("changeDecision", """decision: "{0}", title: "Other" """),
                ("recordSignOff", """decision: "{0}", role: WARD_COUNCILLORS, state: GIVEN, on: "2015-05-01" """),
                ("submitDecision", """decision: "{0}" """),
                ("withdrawDecision", """decision: "{0}", reason: "No longer needed" """),
                ("publishRecord", """record: "{0}" """),
                ("restrictRecord", """record: "{0}" """),
                ("shareRecords", $$"""record: "{0}", with: "{{County}}" """),
                ("offerRecord", $$"""record: "{0}", to: "{{County}}" """),
            }
        )
        {
            foreach (
                var other in new[] { await host.KeyAsync(Lakes, Role.Administrator), await host.KeyAsync(Lakes, Role.Approver, County) }
            )
            {
                var missing = await RefusedAsync(host, mutation, input.Replace("{0}", Missing, StringComparison.Ordinal), other);
                var restricted = await RefusedAsync(host, mutation, input.Replace("{0}", decision, StringComparison.Ordinal), other);
                Assert.StartsWith("NOT_FOUND", restricted, StringComparison.Ordinal);
                Assert.Equal(missing, restricted.Replace(decision, Missing, StringComparison.Ordinal));
            }
        }
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task The_owner_shares_a_restricted_draft_and_then_publishes_it(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var owner = await host.KeyAsync(Lakes, Role.Approver, District);
        var officer = await host.KeyAsync(Lakes, Role.Officer, District);
        var county = await host.KeyAsync(Lakes, Role.Officer, County);
        var viewer = await host.KeyAsync(Lakes, Role.Viewer);
        var decision = await ProposeAsync(host, officer, "Secret matter");
        var record = $"""record: "{decision}" """;

        Assert.StartsWith(
            "OWNER_ONLY input.decision: Only your organisation sees this draft. Publish it to the partnership first.",
            await RefusedAsync(host, "submitDecision", $"""decision: "{decision}" """, officer),
            StringComparison.Ordinal
        );
        var share = (string)
            (await ChangeAsync(host, "shareRecords", $"""{record}, with: "{County}" """, owner, "recordShare { id }"))["recordShare"]![
                "id"
            ]!;
        Assert.Contains("Secret matter", await SeenAsync(host, decision, county), StringComparison.Ordinal);
        await ChangeAsync(host, "changeDecision", $"""decision: "{decision}", title: "Secret matter of two" """, county);
        Assert.DoesNotContain("Secret matter", await SeenAsync(host, decision, viewer), StringComparison.Ordinal);
        await ChangeAsync(host, "revokeShare", $"""share: "{share}" """, owner);
        Assert.DoesNotContain("Secret matter", await SeenAsync(host, decision, county), StringComparison.Ordinal);

        Assert.StartsWith(
            "CONFLICT input.version: Somebody else changed this record: you saw version 9,",
            await RefusedAsync(host, "publishRecord", $"{record}, version: 9", owner),
            StringComparison.Ordinal
        );
        var published = await ChangeAsync(host, "publishRecord", record, owner, "recordVisibility { record ownerOnly version }");
        Same.Json($$"""{ "record": "{{decision}}", "ownerOnly": false, "version": 2 }""", published["recordVisibility"]!.ToJsonString());
        foreach (var reader in new[] { owner, county, viewer })
        {
            Assert.Contains("Secret matter of two", await SeenAsync(host, decision, reader), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Secret matter", await SeenAsync(host, decision, null), StringComparison.Ordinal);
        Assert.StartsWith("NOT_YOURS input.record", await RefusedAsync(host, "restrictRecord", record, county), StringComparison.Ordinal);
        Assert.StartsWith("WRONG_STATE input.record", await RefusedAsync(host, "publishRecord", record, owner), StringComparison.Ordinal);
        await ChangeAsync(host, "restrictRecord", record, officer);
        Assert.DoesNotContain("Secret matter", await SeenAsync(host, decision, county), StringComparison.Ordinal);
        await ChangeAsync(host, "publishRecord", record, owner);
        await ChangeAsync(host, "submitDecision", $"""decision: "{decision}" """, officer);
        Assert.Equal(
            "WRONG_STATE input.record: \"Secret matter of two\" is submitted. You can restrict only a draft.",
            await RefusedAsync(host, "restrictRecord", record, officer)
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "X3")]
    public async Task The_audit_trail_does_not_say_what_is_in_a_restricted_draft(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var owner = await host.KeyAsync(Lakes, Role.Approver, District);
        var county = await host.KeyAsync(Lakes, Role.Administrator, County);
        var decision = await ProposeAsync(host, owner, "Secret matter");
        await host.AskAsync(
            $$"""
            mutation {
              changeDecision(input: { partnership: "{{Lakes}}", decision: "{{decision}}", title: "Secret matter of two" }) {
                errors { code }
              }
            }
            """,
            owner,
            extensions: new { reason = "A secret reason" }
        );
        await ChangeAsync(host, "publishRecord", $"""record: "{decision}" """, owner);

        var lines = await host.DataAsync(
            $$"""{ partnership(slug: "{{Lakes}}") { audit(first: 3) { nodes { action subject detail reason } } } }""",
            county
        );
        Same.Json(
            $$"""
            [
              { "action": "publishRecord", "subject": "{{decision}}", "detail": "to the partnership", "reason": null },
              { "action": "changeDecision", "subject": "{{decision}}", "detail": "Only its owner can see this record.", "reason": null },
              { "action": "proposeDecision", "subject": "{{decision}}", "detail": "Only its owner can see this record.", "reason": null }
            ]
            """,
            lines["partnership"]!["audit"]!["nodes"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task A_body_of_the_whole_partnership_has_no_restricted_drafts_and_a_body_none_at_all()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        var owner = await host.KeyAsync(Lakes, Role.Administrator, District);
        var body = (string)
            (await ChangeAsync(host, "addBody", """name: "Joint committee", kind: COMMITTEE""", owner, "body { id }"))["body"]!["id"]!;
        Assert.Equal(
            "INVALID input.ownerOnly: Joint committee is a body of the whole partnership, so its drafts cannot be restricted.",
            await RefusedAsync(host, "proposeDecision", $"""body: "{body}", title: "T", ownerOnly: true""", owner)
        );
        var cabinet = await CabinetAsync(host);
        Assert.Equal(
            "INVALID input.record: The whole partnership always sees a record of this kind.",
            await RefusedAsync(host, "restrictRecord", $"""record: "{cabinet}" """, owner)
        );
    }

    private static async Task<string> ProposeAsync(ModuleHost host, string key, string title) =>
        (string)
            (
                await ChangeAsync(
                    host,
                    "proposeDecision",
                    $"""
                    body: "{await CabinetAsync(host)}", title: "{title}", subject: "{await CabinetAsync(
                        host
                    )}", meets: "2030-01-15", ownerOnly: true,
                    signOffs: []
                    """,
                    key,
                    "decision { id }"
                )
            )["decision"]!["id"]!;

    private static async Task<string> CabinetAsync(ModuleHost host) =>
        (string)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { bodies(first: 100) { nodes { id name } } } }"""))["partnership"]![
                "bodies"
            ]!["nodes"]!
                .AsArray()
                .Single(b => (string?)b!["name"] == "South Lakeland District Council Cabinet")!["id"]!;

    /// <summary>Everything that the caller reads of the draft: in lists, on the timeline, and by its id.</summary>
    private static async Task<string> SeenAsync(ModuleHost host, string decision, string? key) =>
        (
            await host.DataAsync(
                $$"""
                {
                  partnership(slug: "{{Lakes}}") {
                    decisions(first: 100) { nodes { id title } }
                    decisionTimeline(subject: "{{await CabinetAsync(host)}}") { what }
                  }
                  node(id: "{{decision}}") { ... on Decision { title signOffs { role } } }
                }
                """,
                key
            )
        ).ToJsonString();

    private static async Task<int> CountAsync(ModuleHost host, string? key) =>
        (int)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { decisions { totalCount } } }""", key))["partnership"]![
                "decisions"
            ]!["totalCount"]!;

    private static async Task<int> DecidedAsync(ModuleHost host, string key) =>
        (int)
            (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { decisions(state: DECIDED) { totalCount } } }""", key))[
                "partnership"
            ]!["decisions"]!["totalCount"]!;

    private static async Task<JsonNode> ChangeAsync(ModuleHost host, string mutation, string input, string key, string fields = "")
    {
        var payload = await host.MutateAsync(mutation, $"""partnership: "{Lakes}", {input}""", fields, key);
        Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
        return payload;
    }

    /// <summary>The only or first error, as "CODE path: message".</summary>
    private static async Task<string> RefusedAsync(ModuleHost host, string mutation, string input, string key)
    {
        var payload = await host.MutateAsync(mutation, $"""partnership: "{Lakes}", {input}""", "", key);
        var error = payload["errors"]!.AsArray()[0]!;
        return $"{error["code"]} {string.Join('.', error["path"]!.AsArray().Select(p => (string?)p))}: {error["message"]}";
    }
}
