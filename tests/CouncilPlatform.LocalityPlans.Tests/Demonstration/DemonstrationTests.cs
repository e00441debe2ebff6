using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Demonstration;

/// <summary>What the demonstration's partnerships show of their documents.</summary>
public sealed class DemonstrationTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "L6")]
    [Trait("case", "L7")]
    [Trait("case", "L10")]
    [Trait("case", "L11")]
    [Trait("case", "L13")]
    public async Task South_Lakelands_plan_stands_as_the_report_has_it(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);

        var plan = (
            await host.DataAsync(
                """
                { partnership(slug: "south-lakeland") {
                  actionPlan(slug: "joint-action-plan") { source councils { strategicPlan council { gssCode } }
                    themes { totalCount nodes { title opportunities { totalCount nodes { title actions { nodes { title kind joint
                      status(asAt: "2015-11-01") keyDates { text kind starts ends endPrecision from to ongoing dependsOn expected unit } }
                      } } } } } }
                  actionTotals(asAt: "2015-11-01") { status actions } } }
                """
            )
        )["partnership"]!;
        var themes = plan["actionPlan"]!["themes"]!["nodes"]!.AsArray();
        Assert.Equal([1, 2, 1, 1, 3, 5], themes.Select(t => (int)t!["opportunities"]!["totalCount"]!));
        var actions = themes
            .SelectMany(t => t!["opportunities"]!["nodes"]!.AsArray())
            .SelectMany(o => o!["actions"]!["nodes"]!.AsArray())
            .ToList();
        Assert.Equal(26, actions.Count);
        Assert.Equal(9, actions.Count(a => (string?)a!["kind"] == "CURRENT_ACTIVITY"));
        Assert.All(actions, a => Assert.NotEmpty(a!["keyDates"]!.AsArray()));
        Same.Json(
            """
            {
              "text": "In place",
              "kind": "IN_PLACE",
              "starts": null,
              "ends": null,
              "endPrecision": null,
              "from": null,
              "to": null,
              "ongoing": false,
              "dependsOn": null,
              "expected": null,
              "unit": null
            }
            """,
            DateOf("County Emergency Plan")
        );
        Same.Json(
            """
            {
              "text": "Commence September 2015",
              "kind": "STARTING",
              "starts": "2015-09-01",
              "ends": null,
              "endPrecision": null,
              "from": "2015-09",
              "to": null,
              "ongoing": false,
              "dependsOn": null,
              "expected": null,
              "unit": null
            }
            """,
            DateOf("Consider a joint approach")
        );
        Same.Json(
            """
            {
              "text": "Throughout 2015/16 (and ongoing).",
              "kind": "DURING",
              "starts": "2015-04-01",
              "ends": null,
              "endPrecision": null,
              "from": "2015-04",
              "to": null,
              "ongoing": true,
              "dependsOn": null,
              "expected": null,
              "unit": null
            }
            """,
            DateOf("Continue SLDC Member")
        );
        Same.Json(
            """
            {
              "text": "July to December 2015",
              "kind": "DURING",
              "starts": "2015-07-01",
              "ends": "2015-12-31",
              "endPrecision": "MONTH",
              "from": "2015-07",
              "to": "2015-12",
              "ongoing": false,
              "dependsOn": null,
              "expected": null,
              "unit": null
            }
            """,
            DateOf("Map out the current grants")
        );
        Same.Json(
            """
            {
              "text": "From April 2015 onwards – through the life of the Council Plan (2019)",
              "kind": "DURING",
              "starts": "2015-04-01",
              "ends": "2019-12-31",
              "endPrecision": "YEAR",
              "from": "2015-04",
              "to": "2019",
              "ongoing": false,
              "dependsOn": null,
              "expected": null,
              "unit": null
            }
            """,
            DateOf("SLDC to allocate cycling")
        );
        Same.Json(
            """
            {
              "text": "Dates to coincide with both Digital Innovation and Digital by Default Projects",
              "kind": "DEPENDENCY",
              "starts": null,
              "ends": null,
              "endPrecision": null,
              "from": null,
              "to": null,
              "ongoing": false,
              "dependsOn": "both Digital Innovation and Digital by Default Projects",
              "expected": null,
              "unit": null
            }
            """,
            DateOf("Review both Asset Registers")
        );
        Assert.Equal(
            ["DONE 1", "DUE 8", "OVERDUE 11", "NOT_DUE 1", "UNDATED 5"],
            plan["actionTotals"]!.AsArray().Select(t => $"{(string)t!["status"]!} {(int)t["actions"]!}")
        );

        string DateOf(string title) =>
            actions.Single(a => ((string)a!["title"]!).StartsWith(title, StringComparison.Ordinal))!["keyDates"]!
                .AsArray()
                .Single()!
                .ToJsonString();
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "L14")]
    [Trait("case", "L15")]
    public async Task South_Lakelands_exceptions_name_what_the_report_leaves_open(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);

        var listed = (
            await host.DataAsync(
                """
                { partnership(slug: "south-lakeland") { actions(first: 100, filter: {lacking: true}) { nodes { title exceptions { code
                  council { name } } councilPlans { strategicPlan } } } } }
                """
            )
        )["partnership"]!["actions"]!["nodes"]!.AsArray();
        var cycling = listed.Single(a =>
            ((string)a!["title"]!).StartsWith("SLDC to allocate cycling project to named officer", StringComparison.Ordinal)
        )!;
        Assert.Equal(
            """[{"code":"NO_OWNER","council":null},{"code":"POST_NOT_NAMED","council":{"name":"South Lakeland District Council"}}]""",
            cycling["exceptions"]!.ToJsonString()
        );
        var joint = listed.Single(a => ((string)a!["title"]!).StartsWith("Set up Joint Members Working Group", StringComparison.Ordinal))!;
        Assert.Equal(
            ["NO_OWNER", "COUNCIL_WITHOUT_OWNER", "COUNCIL_WITHOUT_OWNER"],
            joint["exceptions"]!.AsArray().Select(e => (string?)e!["code"])
        );
        Assert.Equal(
            """[{"strategicPlan":"Council Plan"},{"strategicPlan":"South Lakeland Area Plan"}]""",
            joint["councilPlans"]!.ToJsonString()
        );
        Assert.DoesNotContain(listed, a => ((string)a!["title"]!).StartsWith("SLDC Leader", StringComparison.Ordinal));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X1")]
    public async Task Lancashires_report_is_cited_at_both_its_paragraphs_4_2_and_4_3(string provider)
    {
        await using var host = await ModuleHost.StartAsync<LocalityPlansModule>(provider, demonstration: true);

        foreach (var paragraph in new[] { "4.2", "4.3" })
        {
            var cited = (
                await host.DataAsync(
                    $$"""{ partnership(slug: "lancashire") { sourceCitations(paragraph: "{{paragraph}}") { nodes { id quote } } } }"""
                )
            )["partnership"]!["sourceCitations"]!["nodes"]!.AsArray();
            Assert.Equal(2, cited.Count);
            foreach (var citation in cited)
            {
                Assert.Equal(
                    (string?)citation!["quote"],
                    (string?)
                        (await host.DataAsync($$"""{ node(id: "{{(string)citation["id"]!}}") { ... on SourceCitation { quote } } }"""))[
                            "node"
                        ]!["quote"]
                );
            }
        }
    }
}
