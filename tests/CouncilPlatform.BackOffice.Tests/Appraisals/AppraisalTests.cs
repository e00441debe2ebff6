using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Appraisals;

/// <summary>Options weighed against one another.</summary>
public sealed class AppraisalTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B11")]
    [Trait("case", "B12")]
    [Trait("case", "B13")]
    [Trait("case", "B14")]
    [Trait("case", "B15")]
    [Trait("case", "B16")]
    [Trait("case", "B17")]
    public async Task An_appraisal_goes_from_scores_and_weights_to_a_reasoned_recommendation(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "review", title: "Review", councils: ["{{Pair.First}}", "{{Pair.Second}}"], criteria: ["Place", "Savings", "Capacity"],
            options: [{title: "New partnership", advantages: ["a", "b", "c", "d", "e"], disadvantages: ["f"], risks: ["g", "h"]},
              {title: "As is", asIs: true, advantages: ["i"], disadvantages: ["j", "k", "l"], risks: ["m"]}]
            """
        );
        var options = (
            await pair.ReadAsync(
                """
                appraisal(slug: "review") { options { a: points(kind: ADVANTAGE) { text } d: points(kind: DISADVANTAGE) {
                text } r: points(kind: RISK) { text } } }
                """
            )
        )["appraisal"]!["options"]!.AsArray();
        Assert.Equal(
            [(5, 1, 2), (1, 3, 1)],
            options.Select(o => (o!["a"]!.AsArray().Count, o["d"]!.AsArray().Count, o["r"]!.AsArray().Count))
        );

        await ScoreAsync(1, "HIGH", "MEDIUM", "LOW");
        await ScoreAsync(2, "LOW", "LOW", "LOW");
        const string raw =
            "scoreComparison { option { title } criterion { title } agreed { rating rationale } } result { options { objectiveTotal } }";
        var before = (await pair.ReadAsync($$"""appraisal(slug: "review") { {{raw}} }""")).ToJsonString();
        var bad = await pair.Host.AskAsync(
            """
            mutation { scoreOption(input: {partnership: "pair", appraisal: "review", option: 1, criterion: 1,
            rating: EXCELLENT}) { errors { code } } }
            """,
            await pair.Host.KeyAsync("pair", Role.Officer, Pair.First)
        );
        Assert.Contains("EXCELLENT", (string?)bad["errors"]![0]!["message"], StringComparison.Ordinal);
        await pair.DoAsync("setWeights", $$"""appraisal: "review", council: "{{Pair.First}}", weights: [3, 1, 2]""");
        await pair.DoAsync("setWeights", $$"""appraisal: "review", council: "{{Pair.Second}}", weights: [1, 1, 1]""");
        Assert.Equal(["INVALID input.weights"], await pair.RefusedAsync("setWeights", """appraisal: "review", weights: [3, 1]"""));
        Assert.Equal(
            ["NO_CONSENSUS input.appraisal"],
            await pair.RefusedAsync("approveConsensus", $"""appraisal: "review", council: "{Pair.First}", on: "2021-09-01" """)
        );
        await pair.DoAsync("setWeights", """appraisal: "review", weights: [2, 1, 1]""");
        await ApproveAsync(Pair.First, "2021-09-01");
        Assert.Equal("OBJECTIVE_SCORES", (string?)(await ResultAsync("rankedBy"))["rankedBy"]);
        await ApproveAsync(Pair.Second, "2021-09-02");

        // 3, 2, 1 by 3, 1, 2 is 13; the scores alone are 6 whatever the weights.
        Same.Json(
            """
            {
              "rankedBy": "CONSENSUS_WEIGHTS",
              "options": [
                {
                  "objectiveTotal": 6,
                  "rank": 1,
                  "tied": false,
                  "weightedTotals": [
                    { "council": { "name": "First District" }, "total": "13" },
                    { "council": { "name": "Second District" }, "total": "6" },
                    { "council": null, "total": "9" }
                  ]
                },
                {
                  "objectiveTotal": 3,
                  "rank": 2,
                  "tied": false,
                  "weightedTotals": [
                    { "council": { "name": "First District" }, "total": "6" },
                    { "council": { "name": "Second District" }, "total": "3" },
                    { "council": null, "total": "4" }
                  ]
                }
              ]
            }
            """,
            (await ResultAsync("rankedBy options { objectiveTotal rank tied weightedTotals { council { name } total } }")).ToJsonString()
        );

        // The formula is the one that was chosen, and is shown.
        Assert.Equal(
            "Total = the sum of score × weight over all criteria. High, medium and low score 3, 2 and 1.",
            (string?)(await ResultAsync("formula"))["formula"]
        );

        // Other agreed weights need a new approval, and leave the scores as they are.
        await pair.DoAsync("setWeights", """appraisal: "review", weights: [3, 1, 2]""");
        Assert.False((bool)(await ResultAsync("consensusApproved"))["consensusApproved"]!);
        Assert.Equal(
            "13",
            (string?)(await ResultAsync("options { weightedTotals { total } }"))["options"]![0]!["weightedTotals"]![2]!["total"]
        );
        Assert.Equal(before, (await pair.ReadAsync($$"""appraisal(slug: "review") { {{raw}} }""")).ToJsonString());
        await ApproveAsync(Pair.First, "2021-09-03");
        await ApproveAsync(Pair.Second, "2021-09-03");
        Assert.Equal(["REASON_NEEDED input.reason"], await pair.RefusedAsync("recommendOption", """appraisal: "review", option: 2"""));
        await pair.DoAsync("recommendOption", """appraisal: "review", option: 2, reason: "It may still go on" """);
        await pair.DoAsync("recommendOption", """appraisal: "review", option: 1""");

        await pair.DoAsync("scoreOption", """appraisal: "review", option: 1, criterion: 1, assessor: "Director A", rating: MEDIUM""");
        Assert.Equal(
            ["RATIONALE_MISSING input.appraisal"],
            await pair.RefusedAsync("publishAppraisal", """appraisal: "review", on: "2021-09-04" """, pair.Other)
        );
        await pair.DoAsync(
            "scoreOption",
            """appraisal: "review", option: 1, criterion: 1, assessor: "Director A", rating: MEDIUM, rationale: "A case study" """
        );
        await pair.DoAsync(
            "scoreOption",
            """appraisal: "review", option: 1, criterion: 1, assessor: "Director B", rating: HIGH, rationale: "Our own experience" """
        );
        Assert.True(
            (bool)
                (await pair.ReadAsync("""appraisal(slug: "review") { scoreComparison { differs assessors { assessor rating } } }"""))[
                    "appraisal"
                ]!["scoreComparison"]![0]!["differs"]!
        );
        Assert.Equal(
            ["FOUR_EYES input.appraisal", "FOUR_EYES input.appraisal"],
            await pair.RefusedAsync("publishAppraisal", """appraisal: "review", on: "2021-09-04" """)
        );
        await pair.DoAsync("publishAppraisal", """appraisal: "review", on: "2021-09-04" """, key: pair.Other);
        Assert.Equal(["PUBLISHED input.appraisal"], await pair.RefusedAsync("setWeights", """appraisal: "review", weights: [1, 1, 1]"""));

        Assert.Equal(
            ["NO_BUSINESS_CASE input.appraisal"],
            await pair.RefusedAsync("implementOption", """appraisal: "review", on: "2021-09-05" """)
        );
        Assert.Equal("EXPLORE", (string?)(await pair.ReadAsync("""appraisal(slug: "review") { status }"""))["appraisal"]!["status"]);
        await pair.DoAsync("attachBusinessCase", """appraisal: "review", businessCase: "Business case, 1 September 2021" """);
        await pair.DoAsync("implementOption", """appraisal: "review", on: "2021-09-05" """);

        var page = await pair.Host.Client.GetStringAsync(
            new Uri("/data/v1/pair/appraisal-review.html", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("<th scope=\"row\">New partnership</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "As is,consensus,6,2",
            await pair.Host.Client.GetStringAsync(
                new Uri("/data/v1/pair/appraisal-totals-review.csv", UriKind.Relative),
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );

        async Task ApproveAsync(string council, string on) =>
            await pair.DoAsync(
                "approveConsensus",
                $"""appraisal: "review", council: "{council}", on: "{on}" """,
                key: await pair.ActingAsync(council)
            );

        async Task ScoreAsync(int option, params string[] ratings)
        {
            for (var i = 0; i < ratings.Length; i++)
            {
                await pair.DoAsync(
                    "scoreOption",
                    $"""appraisal: "review", option: {option}, criterion: {i + 1}, rating: {ratings[i]}, rationale: "Joint meeting" """
                );
            }
        }

        async Task<System.Text.Json.Nodes.JsonNode> ResultAsync(string fields) =>
            (await pair.ReadAsync($$"""appraisal(slug: "review") { result { {{fields}} } }"""))["appraisal"]!["result"]!;
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B16")]
    public async Task Ties_and_thin_margins_are_flagged_and_what_is_missing_has_no_rank(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "review", title: "Review", councils: ["{{Pair.First}}"], criteria: ["Place", "Savings"], options: [{title: "One"},
            {title: "Two"}, {title: "Three"}, {title: "Four"}]
            """
        );
        foreach (var (option, ratings) in new[] { (1, "HIGH HIGH"), (2, "HIGH HIGH"), (3, "HIGH MEDIUM"), (4, "LOW") })
        {
            foreach (var (index, rating) in ratings.Split(' ').Index())
            {
                await pair.DoAsync("scoreOption", $"""appraisal: "review", option: {option}, criterion: {index + 1}, rating: {rating}""");
            }
        }

        Same.Json(
            """
            {
              "options": [
                { "objectiveTotal": 6, "rank": 1, "tied": true, "thinMargin": true },
                { "objectiveTotal": 6, "rank": 1, "tied": true, "thinMargin": true },
                { "objectiveTotal": 5, "rank": 3, "tied": false, "thinMargin": true },
                { "objectiveTotal": null, "rank": null, "tied": false, "thinMargin": false }
              ],
              "missing": [{ "option": { "title": "Four" }, "criterion": { "title": "Savings" } }],
              "sensitivity": []
            }
            """,
            (
                await pair.ReadAsync(
                    """
                    appraisal(slug: "review") { result { options { objectiveTotal rank tied thinMargin } missing { option { title }
                    criterion { title } } sensitivity { words } } }
                    """
                )
            )["appraisal"]!["result"]!.ToJsonString()
        );
        Assert.Equal(
            "Another option has the same total. Enter why this one is recommended.",
            await pair.MessageAsync("recommendOption", """appraisal: "review", option: 1""")
        );
        Assert.Equal(
            "The option is not scored completely. Enter why it is recommended.",
            await pair.MessageAsync("recommendOption", """appraisal: "review", option: 4""")
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B12")]
    public async Task The_formula_is_chosen_and_shown(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        foreach (
            var (formula, total, shown) in new[]
            {
                ("WEIGHTED_SUM", "13", "Total = the sum of score × weight over all criteria."),
                ("WEIGHTED_MEAN", "2.17", "Total = the sum of score × weight over all criteria, divided by the sum of the weights."),
            }
        )
        {
            var slug = Slugs.Of(formula.Replace('_', ' '));
            await pair.DoAsync(
                "beginAppraisal",
                $$"""
                slug: "{{slug}}", title: "Review", formula: {{formula}}, councils: ["{{Pair.First}}"], criteria: ["A", "B", "C"],
                options: [{title: "One"}, {title: "Two"}]
                """
            );
            foreach (var (index, rating) in new[] { "HIGH", "MEDIUM", "LOW" }.Index())
            {
                await pair.DoAsync("scoreOption", $"""appraisal: "{slug}", option: 1, criterion: {index + 1}, rating: {rating}""");
            }

            await pair.DoAsync("setWeights", $$"""appraisal: "{{slug}}", council: "{{Pair.First}}", weights: [3, 1, 2]""");
            var appraisal = (
                await pair.ReadAsync(
                    $$"""appraisal(slug: "{{slug}}") { formula result { formula options { weightedTotals { total } } } }"""
                )
            )["appraisal"]!;
            Assert.Equal(formula, (string?)appraisal["formula"]);
            Assert.Equal($"{shown} High, medium and low score 3, 2 and 1.", (string?)appraisal["result"]!["formula"]);
            Assert.Equal(total, (string?)appraisal["result"]!["options"]![0]!["weightedTotals"]![0]!["total"]);
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B33")]
    public async Task Lancasters_two_options_keep_the_words_of_the_report(string provider)
    {
        string[][] first =
        [
            [
                "Ability to be more focused on areas of partnership working that are a priority.",
                "Clearer added value from working in partnership where this brings additional benefits.",
                "More flexible model with the ability to adapt to new requirements in the new future.",
                "Reduced administrative burden.",
                "Opportunity to free officer and partner time to deal with outcome focused work.",
            ],
            ["Council will need to take on a stronger central co-ordinating and enabling role, which is currently undertaken by the LSP."],
            [
                "Managing the recommended changes whilst maintaining positive relationships with partners.",
                "Possible impact on level of communications between partners if requirement for regular scheduled meetings is reduced.",
            ],
        ];
        string[][] second =
        [
            ["Current structures are inclusive and offer the opportunity to engage with a broad range of partners regularly."],
            [
                "A number of meetings are considered to be overly bureaucratic.",
                "Future funding to LSP's is uncertain and means that longer term planning is not possible.",
                "The requirement for governance at the strategic partnership level is no longer necessary.",
            ],
            [
                "Partners are affected by resource pressures and it is possible that attendance and participation in routine "
                    + "LSP meetings and events "
                    + "may drop considerably, undermining possible achievements.",
            ],
        ];
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "partnerships", title: "Partnership working", councils: ["{{Pair.First}}"], criteria: ["Value"],
            options: [
              {title: "Continue support for key partnerships within a streamlined and more informal structure", {{Points(first)}}},
              {title: "Do Nothing - Retain the council's existing LSP structures", asIs: true, {{Points(second)}}}
            ]
            """
        );
        var options = (
            await pair.ReadAsync(
                """
                appraisal(slug: "partnerships") { options { a: points(kind: ADVANTAGE) { text } d: points(kind: DISADVANTAGE) { text }
                r: points(kind: RISK) { text } } }
                """
            )
        )["appraisal"]!["options"]!.AsArray();
        Assert.Equal([(5, 1, 2), (1, 3, 1)], options.Select(o => (Texts(o!, "a").Count, Texts(o!, "d").Count, Texts(o!, "r").Count)));
        foreach (var (option, expected) in options.Zip([first, second]))
        {
            Assert.Equal(expected[0], Texts(option!, "a"));
            Assert.Equal(expected[1], Texts(option!, "d"));
            Assert.Equal(expected[2], Texts(option!, "r"));
        }

        static string Points(string[][] points) =>
            $"advantages: {List(points[0])}, disadvantages: {List(points[1])}, risks: {List(points[2])}";

        static string List(string[] texts) => $"[{string.Join(", ", texts.Select(t => $"\"{t}\""))}]";

        static IReadOnlyList<string> Texts(System.Text.Json.Nodes.JsonNode option, string kind) =>
            [.. option[kind]!.AsArray().Select(p => (string)p!["text"]!)];
    }
}
