using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.Demonstration;

/// <summary>What South Lakeland's report says, as a dashboard reads it.</summary>
public sealed class ScrutinyDemonstrationTests
{
    [Theory, EveryDatabase]
    [Trait("case", "L16")]
    [Trait("case", "L17")]
    public async Task The_reports_recommendations_are_linked_to_the_action_plan_and_not_answered_yet(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);

        var recommendations = (
            await ReadAsync(
                host,
                "recommendations { nodes { number kind state source { body on place } response { body } actions { action { "
                    + "title } } warnings { code message } } }"
            )
        )["recommendations"]!["nodes"]!.AsArray();
        Assert.Equal(
            [
                "1 RECOMMENDATION AWAITING_RESPONSE Overview and Scrutiny Committee 2015-04-22 paragraph 3.10 0",
                "2 RECOMMENDATION AWAITING_RESPONSE Overview and Scrutiny Committee 2015-04-22 paragraph 3.10 4",
                "3 RECOMMENDATION AWAITING_RESPONSE Overview and Scrutiny Committee 2015-04-22 paragraph 3.10 1",
                "4 SUGGESTION AWAITING_RESPONSE Performance Sub-Committee 2015-04-29 paragraph 3.11 4",
            ],
            recommendations.Select(r =>
                $"{r!["number"]} {r["kind"]} {r["state"]} {r["source"]!["body"]} {r["source"]!["on"]} {r["source"]!["place"]} "
                + $"{r["actions"]!.AsArray().Count}"
            )
        );
        Assert.All(recommendations, r => Assert.Null(r!["response"]));
        Assert.Equal(
            ["", "", "", "WORK_PROGRAMME_OVERLAP"],
            recommendations.Select(r => string.Join(' ', r!["warnings"]!.AsArray().Select(w => (string?)w!["code"])))
        );
        Assert.Contains("also covers transport", (string?)recommendations[3]!["warnings"]![0]!["message"], StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("case", "L22")]
    [Trait("case", "L23")]
    [Trait("case", "L24")]
    [Trait("case", "L28")]
    public async Task The_reports_risk_groups_checks_and_escalation_are_there_and_nothing_is_dated_that_it_does_not_date(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);

        var read = await ReadAsync(
            host,
            """
            risks { nodes { controls { text } warnings { code } } }
            jointGroups { nodes { slug priorityAreas { title needsAssessment { slug } } warnings { code } } }
            compatibilityChecks(open: true) { nodes { body { gssCode } action { title } } }
            escalations { nodes { recommendation { number } hops { to raisedOn council { gssCode } } } }
            workingTopics { nodes { slug invitations { totalCount } } }
            electedMembers { totalCount }
            """
        );
        Same.Json(
            """
            {
              "nodes": [
                {
                  "controls": [
                    { "text": "Promote the principles of joint working." },
                    { "text": "Develop a culture of joint working." },
                    { "text": "Take forward the proposed Action Plan." }
                  ],
                  "warnings": []
                }
              ]
            }
            """,
            read["risks"]!.ToJsonString()
        );
        Same.Json(
            """
            {
              "nodes": [
                { "slug": "children-and-young-people", "priorityAreas": [], "warnings": [] },
                {
                  "slug": "health-and-wellbeing-forum",
                  "priorityAreas": [
                    { "title": "Health Inequality", "needsAssessment": { "slug": "jsna" } },
                    { "title": "Independent Living", "needsAssessment": { "slug": "jsna" } },
                    { "title": "Mental Health", "needsAssessment": { "slug": "jsna" } }
                  ],
                  "warnings": []
                }
              ]
            }
            """,
            read["jointGroups"]!.ToJsonString()
        );
        Assert.Equal(
            ["E07000030", "E10000006"],
            read["compatibilityChecks"]!["nodes"]!.AsArray().Select(c => (string?)c!["body"]!["gssCode"]).Order(StringComparer.Ordinal)
        );
        Same.Json(
            """
            {
              "nodes": [
                {
                  "recommendation": { "number": 1 },
                  "hops": [
                    { "to": "Portfolio Holder for Health and Wellbeing", "raisedOn": null, "council": { "gssCode": "E07000031" } },
                    { "to": "South Lakeland Local Committee", "raisedOn": null, "council": { "gssCode": "E10000006" } },
                    { "to": "Executive", "raisedOn": null, "council": { "gssCode": "E10000006" } }
                  ]
                }
              ]
            }
            """,
            read["escalations"]!.ToJsonString()
        );
        Same.Json(
            """
            {
              "nodes": [
                { "slug": "next-local-plan", "invitations": { "totalCount": 0 } },
                { "slug": "strategic-issues", "invitations": { "totalCount": 0 } }
              ]
            }
            """,
            read["workingTopics"]!.ToJsonString()
        );
        Assert.Equal(0, (int)read["electedMembers"]!["totalCount"]!);
    }

    [Theory, EveryDatabase]
    public async Task Loading_again_adds_nothing_and_the_action_plan_can_be_reported_on(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);
        const string everything =
            "recommendations { totalCount } risks { totalCount } jointGroups { totalCount } escalations { totalCount } "
            + "workingTopics { totalCount } compatibilityChecks { totalCount } workProgrammeItems { totalCount }";
        var before = await ReadAsync(host, everything);
        await using (var scope = host.CommandScope())
        {
            await scope
                .ServiceProvider.GetServices<Sdk.IDemonstration>()
                .Single(d => d is LocalityPlans.Demonstration.SouthLakelandScrutiny)
                .LoadAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(before.ToJsonString(), (await ReadAsync(host, everything)).ToJsonString());

        var key = await host.KeyAsync("south-lakeland", Sdk.Role.Officer);
        var report = (
            await host.DataAsync(
                """
                mutation { takeMonitoringReport(input: {partnership: "south-lakeland", plan: "joint-action-plan",
                title: "Joint action plan", asAt: "2015-11-01"}) { monitoringReport { counts { done due overdue notDue undated } rows
                { totalCount } } errors { message } } }
                """,
                key
            )
        )["takeMonitoringReport"]!["monitoringReport"]!;
        var counts = report["counts"]!.AsObject().Select(c => (int)c.Value!).ToList();
        Assert.Equal((int)report["rows"]!["totalCount"]!, counts.Sum());
        Assert.All(counts, c => Assert.True(c > 0, report.ToJsonString()));
    }

    private static async Task<JsonNode> ReadAsync(ModuleHost host, string fields) =>
        (await host.DataAsync($$"""{ partnership(slug: "south-lakeland") { {{fields}} } }"""))["partnership"]!;
}
