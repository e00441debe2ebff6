using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Structure;

/// <summary>How the partnership is made up locally, and how that changes.</summary>
public sealed class StructureTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C16")]
    public async Task A_change_of_structure_without_equality_proofing_carries_a_warning(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var change = await shire.IdAsync(
            "proposeStructureChange",
            """title: "Evening boards", change: "The board meets in the evening" """,
            "structureChange"
        );

        const string read = "structureChanges { nodes { adoptedOn equalityProofedOn warnings } }";
        Same.Json(
            """
            {
              "structureChanges": {
                "nodes": [
                  {
                    "adoptedOn": null,
                    "equalityProofedOn": null,
                    "warnings": ["The change is without equality proofing. Look at who it may leave out, and record what you find."]
                  }
                ]
              }
            }
            """,
            (await shire.ReadAsync(read)).ToJsonString()
        );
        Assert.Equal(
            ["FOUR_EYES input.structureChange"],
            await shire.RefusedAsync("adoptStructureChange", $"""structureChange: "{change}", on: "2023-05-01" """)
        );
        var other = await shire.ActingAsync(Shire.Council);
        await shire.DoAsync("adoptStructureChange", $"""structureChange: "{change}", on: "2023-05-01" """, key: other);
        Assert.Contains("was adopted without equality proofing", (await shire.ReadAsync(read)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            ["INVALID input.on"],
            await shire.RefusedAsync("proofStructureChange", $"""structureChange: "{change}", findings: "Carers", on: "2024-01-01" """)
        );
        await shire.DoAsync(
            "proofStructureChange",
            $"""structureChange: "{change}", findings: "Carers cannot come: a crèche is offered", on: "2023-05-20" """
        );
        Assert.Equal(
            """{"structureChanges":{"nodes":[{"adoptedOn":"2023-05-01","equalityProofedOn":"2023-05-20","warnings":[]}]}}""",
            (await shire.ReadAsync(read)).ToJsonString()
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.structureChange"],
            await shire.RefusedAsync("adoptStructureChange", $"""structureChange: "{change}", on: "2023-05-02" """, other)
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C17")]
    public async Task A_local_partnerships_decision_is_not_effective_until_the_co_terminous_committee_agrees(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.DoAsync("addLocalArea", """number: 1, name: "North" """);
        var own = await BodyAsync(shire, "Local Area Partnership", "FORUM");
        var committee = await BodyAsync(shire, "North area committee", "COMMITTEE", Shire.Council);
        var other = await BodyAsync(shire, "South area committee", "COMMITTEE", Shire.Council);
        var (proposer, clerk) = (await shire.ActingAsync(Shire.Council), await shire.Host.KeyAsync("shire", Role.Approver, Shire.Council));
        const string decision = """localArea: 1, title: "Twenty's plenty", decidedOn: "2023-05-10" """;

        Assert.Contains(
            "has no area committee to agree its decisions",
            await shire.MessageAsync("recordAreaDecision", decision),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot agree for the council",
            await shire.MessageAsync("nameAreaCommittee", $"""localArea: 1, body: "{own}" """),
            StringComparison.Ordinal
        );
        await shire.DoAsync("nameAreaCommittee", $"""localArea: 1, body: "{committee}" """);
        var id = await shire.IdAsync("recordAreaDecision", decision, "areaDecision");

        await StandsAsync(
            "False|North area committee|Not effective until North area committee, the area committee, has agreed. Record its "
                + "decision when it has."
        );
        await DecideAsync(other, "APPROVE", "2023-05-11");
        await StandsAsync(
            "False|North area committee|Not effective until North area committee, the area committee, has agreed. Record its "
                + "decision when it has."
        );
        await DecideAsync(committee, "NOTE", "2023-05-12");
        await StandsAsync("False|North area committee|Not effective: North area committee is considering it and has not agreed.");
        await DecideAsync(committee, "REJECT", "2023-05-13");
        await StandsAsync("False|North area committee|Not effective: North area committee rejected it on 2023-05-13.");
        await DecideAsync(committee, "SUPPORT_WITH_CONDITIONS", "2023-05-14", ", conditions: [\"Signs first\"]");
        await StandsAsync("False|North area committee|Not effective: North area committee agreed with conditions, and 1 of them is open.");
        await DecideAsync(committee, "APPROVE", "2023-05-15");
        await StandsAsync("True|North area committee|North area committee agreed on 2023-05-15.");

        async Task StandsAsync(string expected)
        {
            var stands = (
                await shire.ReadAsync("areaDecisions(localArea: 1) { nodes { area { name } committee effect { effective since words } } }")
            )["areaDecisions"]!["nodes"]![0]!;
            Assert.Equal(expected, $"{(bool)stands["effect"]!["effective"]!}|{stands["committee"]}|{stands["effect"]!["words"]}");
        }

        async Task DecideAsync(string body, string type, string on, string more = "")
        {
            var input = $"""body: "{body}", title: "Twenty", subject: "{id}" """;
            var drafted = await shire.IdAsync("proposeDecision", input, "decision", proposer);
            await shire.DoAsync("submitDecision", $"""decision: "{drafted}" """, key: proposer);
            await shire.DoAsync("recordDecision", $"""decision: "{drafted}", type: {type}, on: "{on}"{more}""", key: clerk);
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C17")]
    public async Task Decisions_of_two_partnerships_in_one_request_are_each_looked_up_in_their_own(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.Host.CreatePartnershipAsync("vale", published: true, "communityplanning");
        foreach (var slug in new[] { "shire", "vale" })
        {
            var administrator = await shire.Host.KeyAsync(slug, Role.Administrator, Shire.Council);
            var clerk = await shire.Host.KeyAsync(slug, Role.Approver, Shire.Council);
            var committee = await DoAsync(
                "addBody",
                $"""name: "Committee of {slug}", kind: COMMITTEE, organisation: "{Shire.Council}" """,
                "body"
            );
            await DoAsync("addLocalArea", """number: 1, name: "North" """, "localArea");
            await DoAsync("nameAreaCommittee", $"""localArea: 1, body: "{committee}" """, "areaCommittee");
            var decision = await DoAsync(
                "recordAreaDecision",
                """localArea: 1, title: "Twenty", decidedOn: "2023-05-10" """,
                "areaDecision"
            );
            var drafted = await DoAsync("proposeDecision", $"""body: "{committee}", title: "Twenty", subject: "{decision}" """, "decision");
            await DoAsync("submitDecision", $"""decision: "{drafted}" """, "decision");
            await DoAsync("recordDecision", $"""decision: "{drafted}", type: APPROVE, on: "2023-05-11" """, "decision", clerk);

            async Task<string> DoAsync(string mutation, string input, string field, string? key = null)
            {
                var payload = (
                    await shire.Host.DataAsync(
                        $$"""
                        mutation { {{mutation}}(input: {partnership: "{{slug}}", {{input}}}) { {{field}} { id } errors { message } } }
                        """,
                        key ?? administrator
                    )
                )[mutation]!;
                Assert.True(payload["errors"]!.AsArray().Count == 0, payload.ToJsonString());
                return (string)payload[field]!["id"]!;
            }
        }

        const string fields = "areaDecisions { nodes { committee effect { effective } } }";
        var both = await shire.Host.DataAsync(
            $$"""{ a: partnership(slug: "shire") { {{fields}} } b: partnership(slug: "vale") { {{fields}} } }"""
        );
        Same.Json(
            """
            {
              "a": { "areaDecisions": { "nodes": [{ "committee": "Committee of shire", "effect": { "effective": true } }] } },
              "b": { "areaDecisions": { "nodes": [{ "committee": "Committee of vale", "effect": { "effective": true } }] } }
            }
            """,
            both.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C22")]
    public async Task Hubs_and_groups_are_listed_by_area_also_where_there_are_none(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        foreach (var number in new[] { 1, 2, 3 })
        {
            await shire.DoAsync("addLocalArea", $"""number: {number}, name: "Area {number}" """);
        }

        var library = await shire.IdAsync("registerLocalGroup", """localArea: 1, name: "Library", kind: HUB""", "localGroup");
        await shire.DoAsync("registerLocalGroup", """localArea: 1, name: "Community council", kind: GROUP, note: "Meets monthly" """);
        await shire.DoAsync("registerLocalGroup", """localArea: 3, name: "Tenants", kind: GROUP""");
        Assert.Equal(
            ["ALREADY_EXISTS input.name"],
            await shire.RefusedAsync("registerLocalGroup", """localArea: 1, name: "Library", kind: GROUP""")
        );
        Assert.Equal(["Area 1: Community council,Library", "Area 2: ", "Area 3: Tenants"], await ListAsync(""));
        Assert.Equal(["Area 1: Library", "Area 2: ", "Area 3: "], await ListAsync("(kind: HUB)"));

        await shire.DoAsync("updateLocalGroup", $"""localGroup: "{library}", version: 0, localArea: 2, name: "New library", kind: HUB""");
        Assert.Equal(["CONFLICT input.version"], await shire.RefusedAsync("removeLocalGroup", $"""localGroup: "{library}", version: 0"""));
        Assert.Equal(["Area 1: Community council", "Area 2: New library", "Area 3: Tenants"], await ListAsync(""));
        await shire.DoAsync("removeLocalGroup", $"""localGroup: "{library}", version: 1""");
        Assert.Equal(["Area 1: Community council", "Area 2: ", "Area 3: Tenants"], await ListAsync(""));

        async Task<IEnumerable<string>> ListAsync(string arguments) =>
            (await shire.ReadAsync($"localGroupsByArea{arguments} {{ area {{ name }} groups {{ name kind }} }}"))["localGroupsByArea"]!
                .AsArray()
                .Select(a => $"{a!["area"]!["name"]}: {string.Join(',', a["groups"]!.AsArray().Select(g => (string)g!["name"]!))}");
    }

    private static Task<string> BodyAsync(Shire shire, string name, string kind, string? organisation = null) =>
        shire.AdministerAsync(
            "addBody",
            $"""name: "{name}", kind: {kind}{(organisation is null ? "" : $", organisation: \"{organisation}\"")}""",
            "body",
            organisation
        );
}
