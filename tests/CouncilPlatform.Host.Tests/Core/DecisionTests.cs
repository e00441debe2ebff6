using System.Text.Json.Nodes;
using CouncilPlatform.Core.Contracts;
using CouncilPlatform.Testing.Databases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.Tests.Core;

/// <summary>What is put to bodies and what they decide, through GraphQL.</summary>
public sealed class DecisionTests
{
    private const string Lancaster = "lancaster-district";
    private const string Lakes = "south-lakeland";
    private const string LancasterCouncil = "E07000121";
    private const string LakesCouncil = "E07000031";

    [Theory, EveryDatabase]
    [Trait("case", "G20")]
    public async Task A_key_decision_without_the_Section_151_officers_comment_is_not_submitted(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lancaster, Role.Approver, LancasterCouncil);
        var finance = await host.KeyAsync(Lancaster, Role.Officer, LancasterCouncil, Office.Section151Officer);
        var monitoring = await host.KeyAsync(Lancaster, Role.Officer, LancasterCouncil, Office.MonitoringOfficer);
        var cabinet = await BodyAsync(host, Lancaster, "Lancaster City Council Cabinet");

        var proposed = await host.MutateAsync(
            "proposeDecision",
            $"""
            partnership: "{Lancaster}", body: "{cabinet}", title: "Uncommitted Performance Reward Grant", meets: "2011-11-08",
            keyDecision: true, source: "Partnerships, 8 November 2011"
            """,
            "decision { id state signOffs { role state on } body { name } }",
            key
        );
        var id = (string)proposed["decision"]!["id"]!;
        Same.Json(
            """
            {
              "state": "DRAFT",
              "signOffs": [
                { "role": "SECTION_151_OFFICER", "state": "PENDING", "on": null },
                { "role": "MONITORING_OFFICER", "state": "PENDING", "on": null }
              ],
              "body": { "name": "Lancaster City Council Cabinet" }
            }
            """,
            Without(proposed["decision"]!, "id")
        );

        var missing = await SubmitAsync(host, id, key);
        Assert.Equal(["FORWARD_PLAN_MISSING", "SIGN_OFF_MISSING", "SIGN_OFF_MISSING"], missing.Select(e => (string?)e!["code"]));
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "changeDecision",
                    $"""partnership: "{Lancaster}", decision: "{id}", forwardPlan: "2011" """,
                    "decision { id }",
                    key
                )
            ).Code()
        );
        await host.MutateAsync(
            "changeDecision",
            $"""partnership: "{Lancaster}", decision: "{id}", forwardPlan: "2011-10" """,
            "decision { id }",
            key
        );
        await SignOffAsync(
            host,
            Lancaster,
            id,
            """role: MONITORING_OFFICER, state: GIVEN, on: "2011-10-28", comment: "No comments" """,
            monitoring
        );
        var one = Assert.Single(await SubmitAsync(host, id, key));
        Assert.Equal("SIGN_OFF_MISSING", (string?)one!["code"]);
        Assert.Contains("Section 151 officer", (string?)one["message"], StringComparison.Ordinal);

        await SignOffAsync(
            host,
            Lancaster,
            id,
            """role: SECTION_151_OFFICER, state: GIVEN, on: "2011-10-31", comment: "Has been consulted" """,
            finance
        );
        Assert.Empty(await SubmitAsync(host, id, key));
        Assert.Equal(
            "WRONG_STATE",
            (
                await host.MutateAsync(
                    "recordSignOff",
                    $"""partnership: "{Lancaster}", decision: "{id}", role: LEADER, state: PENDING""",
                    "decision { id }",
                    key
                )
            ).Code()
        );
    }

    [Theory, EveryDatabase]
    public async Task A_decision_is_made_once_by_an_approver_and_its_conditions_are_followed_to_their_end(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lakes, Role.Approver, LakesCouncil);
        var officer = await host.KeyAsync(Lakes, Role.Officer, LakesCouncil);
        var body = await BodyAsync(host, Lakes, null);
        var id = await ProposeAsync(host, Lakes, body, "Joint working", officer);
        var at = $"""partnership: "{Lakes}", decision: "{id}" """;

        Assert.Equal(
            "WRONG_STATE",
            (await host.MutateAsync("recordDecision", $"""{at}, type: NOTE, on: "2015-05-27" """, "decision { id }", key)).Code()
        );
        await host.MutateAsync("submitDecision", at, "decision { id }", officer);
        Assert.Equal(
            "FORBIDDEN",
            (
                await host.AskAsync(
                    $$"""mutation { recordDecision(input: { {{at}}, type: NOTE, on: "2015-05-27" }) { errors { code } } }""",
                    officer
                )
            ).ErrorCode()
        );
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "recordDecision",
                    $"""{at}, type: SUPPORT_WITH_CONDITIONS, on: "2015-05-27" """,
                    "decision { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "recordDecision",
                    $"""{at}, type: NOTE, on: "2015-05-27", conditions: ["Costs are known"]""",
                    "decision { id }",
                    key
                )
            ).Code()
        );
        Assert.Equal(
            "INVALID",
            (await host.MutateAsync("recordDecision", $"""{at}, type: NOTE, on: "2199-01-01" """, "decision { id }", key)).Code()
        );
        Assert.Null((await host.DataAsync($$"""{ node(id: "{{id}}") { id } }"""))["node"]);

        var decided = await host.MutateAsync(
            "recordDecision",
            $"""{at}, type: SUPPORT_WITH_CONDITIONS, on: "2015-05-27", conditions: ["Costs are known"]""",
            "decision { state type on authorisesSpending conditions { number text metOn } }",
            key
        );
        Same.Json(
            """
            {
              "state": "DECIDED",
              "type": "SUPPORT_WITH_CONDITIONS",
              "on": "2015-05-27",
              "authorisesSpending": false,
              "conditions": [{ "number": 1, "text": "Costs are known", "metOn": null }]
            }
            """,
            decided["decision"]!.ToJsonString()
        );
        Assert.NotNull((await host.DataAsync($$"""{ node(id: "{{id}}") { id } }"""))["node"]);
        Assert.Equal(
            "WRONG_STATE",
            (await host.MutateAsync("recordDecision", $"""{at}, type: APPROVE, on: "2015-05-27" """, "decision { id }", key)).Code()
        );

        Assert.Equal(
            "NOT_FOUND",
            (
                await host.MutateAsync(
                    "meetCondition",
                    $"""{at}, condition: 2, on: "2015-06-01", evidence: "Report" """,
                    "decision { id }",
                    officer
                )
            ).Code()
        );
        await host.MutateAsync(
            "meetCondition",
            $"""{at}, condition: 1, on: "2015-06-01", evidence: "Report" """,
            "decision { id }",
            officer
        );
        Assert.Equal(
            "WRONG_STATE",
            (
                await host.MutateAsync(
                    "meetCondition",
                    $"""{at}, condition: 1, on: "2015-06-01", evidence: "Report" """,
                    "decision { id }",
                    officer
                )
            ).Code()
        );
    }

    [Theory, EveryDatabase]
    public async Task A_matter_goes_from_body_to_body_and_its_timeline_is_by_date(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lakes, Role.Approver, LakesCouncil);
        var bodies = (await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { bodies(first: 3) { nodes { id name } } } }"""))[
            "partnership"
        ]!["bodies"]!["nodes"]!.AsArray();
        var proposer = await host.KeyAsync(Lakes, Role.Officer, LakesCouncil);
        var finance = await host.KeyAsync(Lakes, Role.Officer, LakesCouncil, Office.Section151Officer);
        // A subject of which nothing was decided yet.
        var subject = (string)bodies[2]!["id"]!;
        var first = await ProposeAsync(
            host,
            Lakes,
            (string)bodies[0]!["id"]!,
            "Review",
            proposer,
            $", subject: \"{subject}\", signOffs: [SENIOR_MANAGEMENT_TEAM, SECTION_151_OFFICER, LEADER]"
        );
        await SignOffAsync(host, Lakes, first, """role: SENIOR_MANAGEMENT_TEAM, state: GIVEN, on: "2015-05-06" """, key);
        await SignOffAsync(host, Lakes, first, """role: SECTION_151_OFFICER, state: GIVEN, on: "2015-04-29" """, finance);
        await SignOffAsync(host, Lakes, first, """role: LEADER, state: NOT_APPLICABLE""", key);
        await DecideAsync(host, first, "ENDORSE", "2015-05-10", key);

        Assert.Equal(
            "INVALID",
            (
                await host.MutateAsync(
                    "referDecision",
                    $"""partnership: "{Lakes}", decision: "{first}", to: "{bodies[0]!["id"]}" """,
                    "decision { id }",
                    key
                )
            ).Code()
        );
        var referred = await host.MutateAsync(
            "referDecision",
            $"""partnership: "{Lakes}", decision: "{first}", to: "{bodies[1]!["id"]}", meets: "2015-05-27" """,
            "decision { id state subject referredFrom { type on } }",
            proposer
        );
        var second = (string)referred["decision"]!["id"]!;
        Assert.Equal(
            $$$"""{"state":"DRAFT","subject":"{{{subject}}}","referredFrom":{"type":"ENDORSE","on":"2015-05-10"}}""",
            Without(referred["decision"]!, "id")
        );
        await DecideAsync(host, second, "APPROVE", "2015-05-27", key);

        var timeline = (
            await host.DataAsync(
                $$"""
                { partnership(slug: "{{Lakes}}") { decisionTimeline(subject: "{{subject}}") { on kind type signOff }
                decisions(subject: "{{subject}}") { totalCount nodes { authorisesSpending signOffs { role state } } } } }
                """
            )
        )["partnership"]!;
        Assert.Equal(
            [
                "2015-04-29 SIGN_OFF SECTION_151_OFFICER",
                "2015-05-06 SIGN_OFF SENIOR_MANAGEMENT_TEAM",
                "2015-05-10 DECISION ENDORSE",
                "2015-05-27 DECISION APPROVE",
            ],
            timeline["decisionTimeline"]!.AsArray().Select(e => $"{e!["on"]} {e["kind"]} {e["signOff"] ?? e["type"]}")
        );
        Assert.Equal([false, true], timeline["decisions"]!["nodes"]!.AsArray().Select(d => (bool)d!["authorisesSpending"]!));
        Assert.Equal(
            ["GIVEN", "GIVEN", "NOT_APPLICABLE"],
            timeline["decisions"]!["nodes"]![0]!["signOffs"]!.AsArray().Select(s => (string?)s!["state"])
        );
    }

    [Theory, EveryDatabase]
    [Trait("case", "L18")]
    public async Task South_Lakelands_endorsements_and_the_cabinets_meeting_are_one_timeline_by_date(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var subject = (string)(await host.DataAsync($$"""{ partnership(slug: "{{Lakes}}") { id } }"""))["partnership"]!["id"]!;
        var query = $$"""{ partnership(slug: "{{Lakes}}") { decisionTimeline(subject: "{{subject}}") { on kind body type signOff } } }""";

        string[] endorsements =
        [
            "2015-03-24 DECISION South Lakeland Local Committee ENDORSE",
            "2015-04-22 DECISION Overview and Scrutiny Committee ENDORSE",
        ];
        var all = Told(await host.DataAsync(query, await host.KeyAsync(Lakes, Role.Viewer)));
        Assert.Equal(
            [.. endorsements, "2015-05-27 MEETING South Lakeland District Council Cabinet "],
            all.Where(e => !e.Contains("SIGN_OFF", StringComparison.Ordinal))
        );
        Assert.Equal(all.Order(StringComparer.Ordinal).Select(e => e[..10]), all.Select(e => e[..10]));
        // What is not decided strangers do not see.
        Assert.Equal(endorsements, Told(await host.DataAsync(query)));

        // Once the Cabinet has decided, the meeting is its decision.
        var key = await host.KeyAsync(Lakes, Role.Approver, LakesCouncil);
        var id = (string)(
                await host.DataAsync(
                    $$"""
                    { partnership(slug: "{{Lakes}}") { decisions(state: SUBMITTED) { nodes { id referredFrom { body { name } } } } } }
                    """,
                    key
                )
            )["partnership"]!["decisions"]!["nodes"]!.AsArray().Single()!["id"]!;
        Assert.Empty(
            (
                await host.MutateAsync(
                    "recordDecision",
                    $"""partnership: "{Lakes}", decision: "{id}", type: APPROVE, on: "2015-05-27" """,
                    "decision { id }",
                    key
                )
            )["errors"]!.AsArray()
        );
        Assert.Equal(
            [.. endorsements, "2015-05-27 DECISION South Lakeland District Council Cabinet APPROVE"],
            Told(await host.DataAsync(query)).Where(e => !e.Contains("SIGN_OFF", StringComparison.Ordinal))
        );

        static IReadOnlyList<string> Told(JsonNode data) =>
            [.. data["partnership"]!["decisionTimeline"]!.AsArray().Select(e => $"{e!["on"]} {e["kind"]} {e["body"]} {e["type"]}")];
    }

    [Theory, EveryDatabase]
    [Trait("case", "L19")]
    public async Task A_sign_off_that_is_not_applicable_is_not_pending(string provider)
    {
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(Lakes, Role.Approver, LakesCouncil);
        var signOffs = (
            await host.DataAsync(
                $$"""{ partnership(slug: "{{Lakes}}") { decisions(state: SUBMITTED) { nodes { signOffs { role state on } } } } }""",
                key
            )
        )["partnership"]!["decisions"]!["nodes"]!
            .AsArray()
            .Single()!["signOffs"]!
            .AsArray()
            .ToDictionary(s => (string)s!["role"]!, s => $"{s!["state"]} {s["on"]}");
        Assert.Equal(13, signOffs.Count);
        Assert.Equal("GIVEN 2015-05-06", signOffs["SENIOR_MANAGEMENT_TEAM"]);
        Assert.Equal("GIVEN 2015-04-29", signOffs["SECTION_151_OFFICER"]);
        Assert.Equal("NOT_APPLICABLE ", signOffs["LEADER"]);
        Assert.DoesNotContain(signOffs.Values, s => s.StartsWith("PENDING", StringComparison.Ordinal));

        // What is pending keeps a matter from its body; what is not applicable does not.
        var body = await BodyAsync(host, Lakes, "South Lakeland District Council Cabinet");
        var id = await ProposeAsync(host, Lakes, body, "Follow-up", key, ", signOffs: [LEADER, SECTION_151_OFFICER]");
        await SignOffAsync(
            host,
            Lakes,
            id,
            """role: SECTION_151_OFFICER, state: GIVEN, on: "2015-04-29" """,
            await host.KeyAsync(Lakes, Role.Officer, LakesCouncil, Office.Section151Officer)
        );
        Assert.Equal(
            "SIGN_OFF_MISSING",
            (await host.MutateAsync("submitDecision", $"""partnership: "{Lakes}", decision: "{id}" """, "decision { id }", key)).Code()
        );
        await SignOffAsync(host, Lakes, id, "role: LEADER, state: NOT_APPLICABLE", key);
        Assert.Empty(
            (await host.MutateAsync("submitDecision", $"""partnership: "{Lakes}", decision: "{id}" """, "decision { id }", key))[
                "errors"
            ]!.AsArray()
        );
    }

    [Theory]
    [EveryDatabase("NOTE", false)]
    [EveryDatabase("CONSIDER", false)]
    [EveryDatabase("ENDORSE", false)]
    [EveryDatabase("SUPPORT_WITH_CONDITIONS", false)]
    [EveryDatabase("REJECT", false)]
    [EveryDatabase("APPROVE", true)]
    [Trait("case", "X4")]
    public async Task Only_an_approval_authorises_spending_and_what_is_noted_does_not(string provider, string type, bool authorises)
    {
        const string lancashire = "lancashire";
        await using var host = await CoreHost.StartAsync(provider);
        var key = await host.KeyAsync(lancashire, Role.Approver);
        var partnership = (await host.DataAsync($$"""{ partnership(slug: "{{lancashire}}") { id } }"""))["partnership"]!["id"]!.ToString();
        var id = await ProposeAsync(
            host,
            lancashire,
            await BodyAsync(host, lancashire, null),
            "Report",
            await host.KeyAsync(lancashire, Role.Officer),
            $", subject: \"{partnership}\""
        );
        await host.MutateAsync("submitDecision", $"""partnership: "{lancashire}", decision: "{id}" """, "decision { id }", key);
        var conditions = type == "SUPPORT_WITH_CONDITIONS" ? """, conditions: ["Costs are known"]""" : "";

        var decided = await host.MutateAsync(
            "recordDecision",
            $"""partnership: "{lancashire}", decision: "{id}", type: {type}, on: "2008-01-23"{conditions}""",
            "decision { type authorisesSpending }",
            key
        );

        Assert.Equal((type, authorises), ((string?)decided["decision"]!["type"], (bool)decided["decision"]!["authorisesSpending"]!));
        // Modules are told the same.
        await using var scope = host.CommandScope();
        Assert.True(GlobalId.TryParse(partnership, out var subject));
        var told = await scope
            .ServiceProvider.GetRequiredService<IMediator>()
            .Send(new GetDecisions(subject.Value, [subject]), TestContext.Current.CancellationToken);
        Assert.Equal(authorises, told[subject].Single().AuthorisesSpending);
    }

    private static async Task<string> BodyAsync(ModuleHost host, string partnership, string? name)
    {
        var bodies = (await host.DataAsync($$"""{ partnership(slug: "{{partnership}}") { bodies(first: 100) { nodes { id name } } } }"""))[
            "partnership"
        ]!["bodies"]!["nodes"]!.AsArray();
        return (string)bodies.First(b => name is null || (string?)b!["name"] == name)!["id"]!;
    }

    private static async Task<string> ProposeAsync(
        ModuleHost host,
        string partnership,
        string body,
        string title,
        string key,
        string more = ""
    ) =>
        (string)
            (
                await host.MutateAsync(
                    "proposeDecision",
                    $"""partnership: "{partnership}", body: "{body}", title: "{title}"{more}""",
                    "decision { id }",
                    key
                )
            )["decision"]!["id"]!;

    private static async Task SignOffAsync(ModuleHost host, string partnership, string decision, string what, string key)
    {
        var recorded = await host.MutateAsync(
            "recordSignOff",
            $"""partnership: "{partnership}", decision: "{decision}", {what}""",
            "decision { id }",
            key
        );
        Assert.Empty(recorded["errors"]!.AsArray());
    }

    private static async Task<JsonArray> SubmitAsync(ModuleHost host, string decision, string key) =>
        (await host.MutateAsync("submitDecision", $"""partnership: "{Lancaster}", decision: "{decision}" """, "decision { id }", key))[
            "errors"
        ]!.AsArray();

    private static async Task DecideAsync(ModuleHost host, string decision, string type, string on, string key)
    {
        await host.MutateAsync("submitDecision", $"""partnership: "{Lakes}", decision: "{decision}" """, "decision { id }", key);
        var decided = await host.MutateAsync(
            "recordDecision",
            $"""partnership: "{Lakes}", decision: "{decision}", type: {type}, on: "{on}" """,
            "decision { id }",
            key
        );
        Assert.Empty(decided["errors"]!.AsArray());
    }

    private static string Without(JsonNode node, string field)
    {
        node.AsObject().Remove(field);
        return node.ToJsonString();
    }
}
