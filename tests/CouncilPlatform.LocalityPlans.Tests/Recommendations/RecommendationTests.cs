using System.Text.Json.Nodes;
using CouncilPlatform.LocalityPlans.Scrutiny;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Recommendations;

/// <summary>What scrutiny recommends, and what becomes of it.</summary>
public sealed class RecommendationTests
{
    private const string Scrutiny = """
        source: {body: "Overview and Scrutiny Committee", on: "2015-04-22", document: "Review, report of 27 May 2015",
        place: "paragraph 3.10"}
        """;
    private const string Performance = """
        source: {body: "Performance Sub-Committee", on: "2015-04-29", document: "Review, report of 27 May 2015",
        place: "paragraph 3.11"}
        """;

    [Theory, EveryDatabase]
    [Trait("case", "L16")]
    public async Task Three_recommendations_and_a_suggestion_keep_their_source_and_are_answered_by_the_cabinet(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var first = await RecordAsync(lakes, "RECOMMENDATION", "Greater integration with adult services", Scrutiny);
        var second = await RecordAsync(lakes, "RECOMMENDATION", "Greater involvement of County Highways", Scrutiny);
        var third = await RecordAsync(lakes, "RECOMMENDATION", "Compatible IT systems", Scrutiny);
        await RecordAsync(
            lakes,
            "SUGGESTION",
            "Air quality and transport",
            Performance,
            """topics: ["transport", "air-quality"], advice: "Supported" """
        );

        Assert.Equal(
            [
                "1 RECOMMENDATION AWAITING_RESPONSE Overview and Scrutiny Committee 2015-04-22",
                "2 RECOMMENDATION AWAITING_RESPONSE Overview and Scrutiny Committee 2015-04-22",
                "3 RECOMMENDATION AWAITING_RESPONSE Overview and Scrutiny Committee 2015-04-22",
                "4 SUGGESTION AWAITING_RESPONSE Performance Sub-Committee 2015-04-29",
            ],
            (await ListAsync(lakes, "")).Select(r => $"{r!["number"]} {r["kind"]} {r["state"]} {r["source"]!["body"]} {r["source"]!["on"]}")
        );
        Same.Json(
            """
            {
              "document": "Review, report of 27 May 2015",
              "place": "paragraph 3.11",
              "topics": ["air-quality", "transport"],
              "response": null,
              "advice": "Supported"
            }
            """,
            (
                await lakes.ReadAsync(
                    "recommendations(kind: SUGGESTION) { nodes { source { document place } topics response { kind } advice } }"
                )
            )["recommendations"]!["nodes"]!
                .AsArray()
                .Select(r =>
                    new JsonObject
                    {
                        ["document"] = r!["source"]!["document"]!.DeepClone(),
                        ["place"] = r["source"]!["place"]!.DeepClone(),
                        ["topics"] = r["topics"]!.DeepClone(),
                        ["response"] = null,
                        ["advice"] = r["advice"]!.DeepClone(),
                    }.ToJsonString()
                )
                .Single()
        );

        // The executive answers once, and says why where it does not accept the whole.
        Assert.Equal("FORBIDDEN", await lakes.DeniedAsync("respondToRecommendation", Answer(first, "ACCEPTED"), lakes.Officer));
        Assert.Equal(
            ["INVALID input.text"],
            await lakes.RefusedAsync("respondToRecommendation", Answer(second, "REJECTED"), lakes.Approver)
        );
        Assert.Equal(
            ["INVALID input.on"],
            await lakes.RefusedAsync(
                "respondToRecommendation",
                $"""recommendation: "{first}", body: "Cabinet", on: "2015-04-21", kind: ACCEPTED""",
                lakes.Approver
            )
        );
        Assert.Equal(
            ["WRONG_STATE input.recommendation"],
            await lakes.RefusedAsync("implementRecommendation", $"""recommendation: "{first}", on: "2016-01-01", evidence: "Minute" """)
        );
        var answered = await lakes.DoAsync(
            "respondToRecommendation",
            Answer(first, "ACCEPTED"),
            "recommendation { state response { body on kind text } warnings { code } }",
            lakes.Approver
        );
        Same.Json(
            """
            {
              "state": "ACCEPTED",
              "response": { "body": "Cabinet", "on": "2015-05-27", "kind": "ACCEPTED", "text": null },
              "warnings": [{ "code": "NO_OWNER" }]
            }
            """,
            answered.ToJsonString()
        );
        await lakes.DoAsync(
            "respondToRecommendation",
            Answer(second, "PARTLY_ACCEPTED", """text: "Within budgets" """),
            "recommendation { id }",
            lakes.Approver
        );
        await lakes.DoAsync(
            "respondToRecommendation",
            Answer(third, "REJECTED", """text: "Not now" """),
            "recommendation { id }",
            lakes.Approver
        );
        Assert.Equal(
            ["WRONG_STATE input.recommendation"],
            await lakes.RefusedAsync("respondToRecommendation", Answer(third, "ACCEPTED"), lakes.Approver)
        );

        var owned = await lakes.DoAsync(
            "changeRecommendation",
            $"""recommendation: "{first}", owner: "Portfolio Holder for Health and Wellbeing", ownerCouncil: "{Lakeland.District}" """,
            "recommendation { owner ownerCouncil { name } warnings { code } version }"
        );
        Assert.Equal(
            "Portfolio Holder for Health and Wellbeing, District, []",
            $"{owned["owner"]}, {owned["ownerCouncil"]!["name"]}, {owned["warnings"]!.ToJsonString()}"
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("changeRecommendation", $"""recommendation: "{first}", owner: "Leader", version: 0""")
        );
        var done = await lakes.DoAsync(
            "implementRecommendation",
            $"""recommendation: "{first}", on: "2016-01-01", evidence: "Minute 12" """,
            "recommendation { state implementedOn evidence response { kind } }"
        );
        Assert.Equal(
            """{"state":"IMPLEMENTED","implementedOn":"2016-01-01","evidence":"Minute 12","response":{"kind":"ACCEPTED"}}""",
            done.ToJsonString()
        );
        Assert.Equal(
            ["1 IMPLEMENTED", "2 PARTLY_ACCEPTED", "3 REJECTED", "4 AWAITING_RESPONSE"],
            (await ListAsync(lakes, "")).Select(r => $"{r!["number"]} {r["state"]}")
        );
        Assert.Single(await ListAsync(lakes, "(state: REJECTED)"));
    }

    [Theory, EveryDatabase]
    [Trait("case", "L17")]
    public async Task A_suggestion_that_an_action_covers_is_linked_and_not_doubled_and_the_work_programmes_overlap_is_warned_of(
        string provider
    )
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var cycling = await lakes.AddActionAsync("Cycling routes");
        var suggestion = await RecordAsync(
            lakes,
            "SUGGESTION",
            "Air quality and transport",
            Performance,
            """topics: ["air-quality", "transport"]"""
        );
        await RecordAsync(lakes, "RECOMMENDATION", "Adult services", Scrutiny, """topics: ["adult-services"]""");
        await lakes.DoAsync(
            "addWorkProgrammeItem",
            """
            body: "Overview and Scrutiny Committee", councilYear: "2015/16",
            title: "The future of transportation, cycling and infrastructure contributions", topics: ["transport", "cycling"],
            source: "Report of 27 May 2015"
            """,
            "workProgrammeItem { id }"
        );

        Assert.Equal(
            ["ALREADY_EXISTS input.text"],
            await lakes.RefusedAsync("recordRecommendation", $"""kind: SUGGESTION, text: "air  quality and TRANSPORT", {Performance}""")
        );
        Assert.Single(await ListAsync(lakes, "(kind: SUGGESTION, linked: false)"));
        await lakes.DoAsync(
            "linkRecommendation",
            $"""recommendation: "{suggestion}", action: "{cycling}", note: "Implicit, as Management advises" """,
            "recommendation { id }"
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.action"],
            await lakes.RefusedAsync("linkRecommendation", $"""recommendation: "{suggestion}", action: "{cycling}" """)
        );

        var read = (
            await lakes.ReadAsync(
                "recommendations(linked: true) { nodes { number actions { number note action { title recommendations { "
                    + "recommendation { number } } } } warnings { code message } } }"
            )
        )["recommendations"]!["nodes"]!
            .AsArray()
            .Single()!;
        Same.Json(
            """
            [
              {
                "number": 1,
                "note": "Implicit, as Management advises",
                "action": { "title": "Cycling routes", "recommendations": [{ "recommendation": { "number": 1 } }] }
              }
            ]
            """,
            read["actions"]!.ToJsonString()
        );
        var warning = read["warnings"]!.AsArray().Single()!;
        Assert.Equal("WORK_PROGRAMME_OVERLAP", (string?)warning["code"]);
        Assert.Contains("2015/16 work programme of Overview and Scrutiny Committee", (string?)warning["message"], StringComparison.Ordinal);
        Assert.Contains("also covers transport", (string?)warning["message"], StringComparison.Ordinal);
        // What shares no topic is not warned of.
        Assert.Empty(
            (await lakes.ReadAsync("recommendations(kind: RECOMMENDATION) { nodes { warnings { code } } }"))["recommendations"]!["nodes"]![
                0
            ]!["warnings"]!.AsArray()
        );

        var item = (string)
            (await lakes.ReadAsync("""workProgrammeItems(councilYear: "2015/16") { nodes { id topics } }"""))["workProgrammeItems"]![
                "nodes"
            ]![0]!["id"]!;
        await lakes.DoAsync("removeWorkProgrammeItem", $"""item: "{item}" """, "workProgrammeItem { id }");
        Assert.Empty(
            (await lakes.ReadAsync("recommendations(kind: SUGGESTION) { nodes { warnings { code } } }"))["recommendations"]!["nodes"]![0]![
                "warnings"
            ]!.AsArray()
        );
        await lakes.DoAsync("unlinkRecommendation", $"""recommendation: "{suggestion}", action: "{cycling}" """, "recommendation { id }");
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync("unlinkRecommendation", $"""recommendation: "{suggestion}", action: "{cycling}" """)
        );
    }

    [Theory, EveryDatabase]
    public async Task Every_fault_of_an_input_is_named_and_another_partnerships_action_is_not_there(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        Assert.Equal(
            [
                "INVALID input.text",
                "INVALID input.source.body",
                "INVALID input.source.document",
                "INVALID input.topics.0",
                "INVALID input.owner",
            ],
            await lakes.RefusedAsync(
                "recordRecommendation",
                """
                kind: SUGGESTION, text: " ", source: {body: "", on: "2015", document: ""}, topics: ["Air quality"],
                ownerCouncil: "E07000031"
                """
            )
        );
        foreach (var year in new[] { "2015", "2015/17", "2015-16", "1899/00" })
        {
            Assert.Equal(
                ["INVALID input.councilYear"],
                await lakes.RefusedAsync(
                    "addWorkProgrammeItem",
                    $"""body: "Committee", councilYear: "{year}", title: "A", topics: [], source: "B" """
                )
            );
        }

        await lakes.DoAsync(
            "addWorkProgrammeItem",
            """body: "Committee", councilYear: "1999/00", title: "A", topics: [], source: "B" """,
            "workProgrammeItem { id }"
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.title"],
            await lakes.RefusedAsync(
                "addWorkProgrammeItem",
                """body: "Committee", councilYear: "1999/00", title: "A", topics: [], source: "B" """
            )
        );
        var recommendation = await RecordAsync(lakes, "SUGGESTION", "A", Scrutiny);
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync(
                "linkRecommendation",
                $"""recommendation: "{recommendation}", action: "Action_0190f3c27d5b7c1e8a4d2b6f9e0c1a3b" """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.action"],
            await lakes.RefusedAsync("linkRecommendation", $"""recommendation: "{recommendation}", action: "{recommendation}" """)
        );
    }

    [Theory, EveryDatabase]
    public async Task Numbers_are_given_once_each_however_many_write_at_once(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);

        await Task.WhenAll(Enumerable.Range(1, 10).Select(i => RecordAsync(lakes, "SUGGESTION", $"Number {i}", Scrutiny)));

        Assert.Equal(Enumerable.Range(1, 10), (await ListAsync(lakes, "")).Select(r => (int)r!["number"]!));
    }

    [Theory, EveryDatabase]
    public async Task More_recommendations_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        const string query =
            "recommendations { totalCount nodes { text source { body } response { kind } topics ownerCouncil { name } actions "
            + "{ action { title recommendations { recommendation { text } } } } escalations { hops { to council { name } } } "
            + "warnings { code } } } workProgrammeItems { nodes { topics } }";
        await AddAsync("one");
        var one = await lakes.CostAsync(query);
        await AddAsync("two");
        Assert.Equal(one, await lakes.CostAsync(query));

        async Task AddAsync(string text)
        {
            var id = await RecordAsync(
                lakes,
                "SUGGESTION",
                text,
                Scrutiny,
                $"""topics: ["aa", "bb"], owner: "Leader", ownerCouncil: "{Lakeland.District}" """
            );
            await lakes.DoAsync(
                "linkRecommendation",
                $"""recommendation: "{id}", action: "{await lakes.AddActionAsync(text)}" """,
                "recommendation { id }"
            );
            await lakes.DoAsync(
                "planEscalation",
                $$"""
                title: "{{text}}", recommendation: "{{id}}", source: "Report", route: [{to: "Leader",
                council: "{{Lakeland.District}}"}]
                """,
                "escalation { id }"
            );
            await lakes.DoAsync(
                "addWorkProgrammeItem",
                $"""body: "Committee", councilYear: "2015/16", title: "{text}", topics: ["aa"], source: "Report" """,
                "workProgrammeItem { id }"
            );
        }
    }

    [Fact]
    public void The_same_words_are_one_recommendation_and_any_other_word_day_or_body_another()
    {
        var on = PartialDate.Parse("2015-04-22");
        var digest = Recommendation.DigestOf("Committee", on, "Share a plan");
        Assert.Equal(digest, Recommendation.DigestOf(" committee", on, "Share\n a  PLAN "));
        Assert.NotEqual(digest, Recommendation.DigestOf("Committee", on, "Share a plans"));
        Assert.NotEqual(digest, Recommendation.DigestOf("Committee", PartialDate.Parse("2015-04"), "Share a plan"));
        Assert.NotEqual(digest, Recommendation.DigestOf("Committee Share", on, "a plan"));
        Assert.Equal(64, digest.Length);
    }

    private static string Answer(string id, string kind, string more = "") =>
        $"""recommendation: "{id}", body: "Cabinet", on: "2015-05-27", kind: {kind}, {more}""";

    private static async Task<JsonArray> ListAsync(Lakeland lakes, string filter) =>
        (await lakes.ReadAsync($$"""recommendations{{filter}} { nodes { number kind state source { body on } } }"""))["recommendations"]![
            "nodes"
        ]!.AsArray();

    private static async Task<string> RecordAsync(Lakeland lakes, string kind, string text, string source, string more = "") =>
        (string)
            (await lakes.DoAsync("recordRecommendation", $"""kind: {kind}, text: "{text}", {source}, {more}""", "recommendation { id }"))[
                "id"
            ]!;
}
