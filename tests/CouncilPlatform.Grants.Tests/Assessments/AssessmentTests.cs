using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Assessments;

/// <summary>Scoring, moderating and ranking, through GraphQL.</summary>
public sealed class AssessmentTests
{
    private const string Criteria =
        """criteria: [{name: "Need", weight: 3, maxScore: 5}, {name: "Value", weight: 1, maxScore: 10}], threshold: 40""";

    [Theory]
    [EveryDatabase]
    public async Task Nobody_scores_before_the_round_has_closed_nor_without_saying_why(string provider)
    {
        await using var grants = await StartAsync(provider);
        var id = await grants.SubmittedAsync(1);
        var draft = await grants.DraftAsync(2);

        Assert.Equal(["ROUND_NOT_CLOSED input"], await grants.RefusedAsync("scoreApplication", Scores(id, 5, 10)));
        grants.SetTime("2026-10-30T12:00:01Z");
        Assert.Equal(["WRONG_STATE input.application"], await grants.RefusedAsync("scoreApplication", Scores(draft, 5, 10)));
        Assert.Equal(
            [
                "INVALID input.scores.0.points",
                "INVALID input.scores.1.rationale",
                "NOT_FOUND input.scores.1.criterion",
                "INVALID input.scores",
            ],
            await grants.RefusedAsync(
                "scoreApplication",
                $$"""
                application: "{{id}}", scores: [{criterion: 1, points: 6, rationale: "Great"}, {criterion: 3, points: 1,
                rationale: " "}]
                """
            )
        );
        Assert.Equal(
            ["INVALID input.scores.1.criterion", "INVALID input.scores"],
            await grants.RefusedAsync(
                "scoreApplication",
                $$"""
                application: "{{id}}", scores: [{criterion: 1, points: 0, rationale: "A"}, {criterion: 1, points: -0, rationale: "B"}]
                """
            )
        );
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""mutation { scoreApplication(input: {partnership: "north", {{Scores(id, 1, 1)}}}) { errors { code } } }""",
                        await grants.ApplicantAsync(1)
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        Assert.Equal(
            """{"score":null,"assessments":[]}""",
            (await grants.NodeAsync(id, "score { mean } assessments { total }", await grants.OfficerAsync()))!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Nobody_scores_or_decides_what_they_have_an_interest_in(string provider)
    {
        await using var grants = await StartAsync(provider);
        var (one, two, three) = (await grants.SubmittedAsync(1), await grants.SubmittedAsync(2), await grants.SubmittedAsync(3));
        grants.SetTime("2026-10-30T12:00:01Z");
        var ofOne = await grants.KeyAsync("assessor of hall 1", Role.Approver, GrantRound.Group(1));
        Assert.Equal(["NOT_YOURS input.application"], await grants.RefusedAsync("scoreApplication", Scores(two, 5, 10), ofOne));
        // The council invites them to its panel.
        await grants.DoAsync("shareRecords", $"""kind: "Programme", with: "{GrantRound.Group(1)}" """, key: await grants.ApproverAsync());

        Assert.Equal(["OWN_ORGANISATION input.application"], await grants.RefusedAsync("scoreApplication", Scores(one, 5, 10), ofOne));
        Assert.Equal(
            ["OWN_ORGANISATION input.application"],
            await grants.RefusedAsync("rejectApplication", $"""application: "{one}", reason: "No" """, ofOne)
        );
        await grants.DoAsync("scoreApplication", Scores(two, 5, 10), key: ofOne);
        await grants.DoAsync("scoreApplication", Scores(three, 5, 10), key: ofOne);
        await grants.DoAsync("scoreApplication", Scores(two, 1, 2));

        Assert.Equal(["INVALID input"], await grants.RefusedAsync("declareConflict", """reason: "Trustee" """, ofOne));
        Assert.Equal(
            ["NOT_FOUND input.organisation"],
            await grants.RefusedAsync("declareConflict", """reason: "Trustee", organisation: "none" """, ofOne)
        );
        await grants.DoAsync("declareConflict", $"""reason: "Trustee", organisation: "{GrantRound.Group(2)}" """, key: ofOne);
        await grants.DoAsync("declareConflict", $"""reason: "Neighbour", application: "{three}" """, key: ofOne);
        Assert.Equal(["CONFLICT_OF_INTEREST input.application"], await grants.RefusedAsync("scoreApplication", Scores(two, 0, 0), ofOne));
        Assert.Equal(
            ["CONFLICT_OF_INTEREST input.application"],
            await grants.RefusedAsync("moderateApplication", Scores(three, 0, 0), ofOne)
        );
        Assert.Equal(
            ["CONFLICT_OF_INTEREST input.application"],
            await grants.RefusedAsync(
                "awardApplication",
                $$"""application: "{{two}}", draws: [{fund: "pot", revenue: "1"}], commit: false, reason: "Yes" """,
                ofOne
            )
        );

        // What they scored before is kept, and counts no more.
        Same.Json(
            """
            {
              "score": { "mean": "5.00", "assessors": 1, "maximum": 25 },
              "assessments": [
                { "assessment": { "assessor": "assessor of hall 1" }, "total": 25, "conflict": true },
                { "assessment": { "assessor": "officer" }, "total": 5, "conflict": false }
              ]
            }
            """,
            (
                await grants.NodeAsync(
                    two,
                    "score { mean assessors maximum } assessments { assessment { assessor } total conflict }",
                    await grants.OfficerAsync()
                )
            )!.ToJsonString()
        );
        Assert.Equal("""{"score":null}""", (await grants.NodeAsync(three, "score { mean }", await grants.OfficerAsync()))!.ToJsonString());
        Same.Json(
            """
            [
              { "reason": "Trustee", "organisation": { "name": "Village hall 2" }, "application": null },
              { "reason": "Neighbour", "organisation": null, "application": { "title": "Roof 3" } }
            ]
            """,
            Sorted(
                (await grants.ReadAsync("conflictsOfInterest { nodes { reason organisation { name } application { title } } }"))[
                    "conflictsOfInterest"
                ]!["nodes"]!
            )
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Agreed_scores_count_and_the_assessors_own_are_kept(string provider)
    {
        await using var grants = await StartAsync(provider);
        var id = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");
        var other = await grants.KeyAsync("other officer", Role.Officer);

        Assert.Equal(
            ["NOT_SCORED input.application"],
            await grants.RefusedAsync("moderateApplication", Scores(id, 1, 1), await grants.ApproverAsync())
        );
        await grants.DoAsync("scoreApplication", Scores(id, 1, 1));
        await grants.DoAsync("scoreApplication", Scores(id, 2, 1));
        await grants.DoAsync("scoreApplication", Scores(id, 5, 9), key: other);
        Assert.Equal(
            """{"score":{"mean":"15.50","assessors":2}}""",
            (await grants.NodeAsync(id, "score { mean assessors }", other))!.ToJsonString()
        );

        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""mutation { moderateApplication(input: {partnership: "north", {{Scores(id, 1, 1)}}}) { errors { code } } }""",
                        other
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        await grants.DoAsync("moderateApplication", Scores(id, 4, 4), key: await grants.ApproverAsync());
        Assert.Equal(["MODERATED input.application"], await grants.RefusedAsync("scoreApplication", Scores(id, 0, 0), other));
        Same.Json(
            """
            {
              "score": { "mean": "16.00", "assessors": 1 },
              "assessments": [
                {
                  "assessment": { "assessor": "officer", "agreed": false },
                  "total": 7,
                  "scores": [
                    { "points": 2, "rationale": "Because 2", "criterion": { "name": "Need" } },
                    { "points": 1, "rationale": "Because 1", "criterion": { "name": "Value" } }
                  ]
                },
                {
                  "assessment": { "assessor": "other officer", "agreed": false },
                  "total": 24,
                  "scores": [
                    { "points": 5, "rationale": "Because 5", "criterion": { "name": "Need" } },
                    { "points": 9, "rationale": "Because 9", "criterion": { "name": "Value" } }
                  ]
                },
                {
                  "assessment": { "assessor": "approver", "agreed": true },
                  "total": 16,
                  "scores": [
                    { "points": 4, "rationale": "Because 4", "criterion": { "name": "Need" } },
                    { "points": 4, "rationale": "Because 4", "criterion": { "name": "Value" } }
                  ]
                }
              ]
            }
            """,
            (
                await grants.NodeAsync(
                    id,
                    "score { mean assessors } assessments { assessment { assessor agreed } total scores { points rationale "
                        + "criterion { name } } }",
                    other
                )
            )!.ToJsonString()
        );
        Assert.Equal(
            ["ALREADY_SCORED input.application"],
            await grants.RefusedAsync("returnApplication", $"""application: "{id}", reason: "More", deadline: "2026-11-06T12:00" """)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task The_ranking_shows_ties_and_where_the_budget_ends(string provider)
    {
        await using var grants = await StartAsync(provider, revenue: "250");
        var ids = new List<string>();
        foreach (var number in Enumerable.Range(1, 6))
        {
            ids.Add(await grants.SubmittedAsync(number));
        }

        grants.SetTime("2026-10-30T12:00:01Z");
        foreach (var (id, need, value) in new[] { (ids[0], 3, 3), (ids[1], 5, 10), (ids[2], 2, 6), (ids[3], 4, 0), (ids[4], 0, 1) })
        {
            await grants.DoAsync("scoreApplication", Scores(id, need, value));
        }

        // 12 of 25, 25, 12, 12, 1; the sixth has none. £250: one of £100 is funded, three tie for the rest.
        var ranking = (
            await grants.ReadAsync(
                """
                round(slug: "autumn") { state ranking { totalCount nodes { rank position score { mean } suggested { revenue { amount }
                } application { number } } } }
                """
            )
        )["round"]!;
        Assert.Equal("ASSESSING", (string?)ranking["state"]);
        Assert.Equal(
            [
                "1 FUNDED 25.00 100.00 #2",
                "2 TIED_AT_THE_LINE 12.00 0.00 #1",
                "2 TIED_AT_THE_LINE 12.00 0.00 #3",
                "2 TIED_AT_THE_LINE 12.00 0.00 #4",
                "5 BELOW_THRESHOLD 1.00 0.00 #5",
                " NOT_SCORED  0.00 #6",
            ],
            ranking["ranking"]!["nodes"]!
                .AsArray()
                .Select(n =>
                    $"{n!["rank"]} {(string?)n["position"]} {(string?)n["score"]?["mean"]} "
                    + $"{(string?)n["suggested"]!["revenue"]!["amount"]} #{n["application"]!["number"]}"
                )
        );

        var page = (
            await grants.ReadAsync(
                """round(slug: "autumn") { ranking(first: 2) { nodes { application { number } } pageInfo { hasNextPage endCursor } } }"""
            )
        )["round"]!["ranking"]!;
        var next = (
            await grants.ReadAsync(
                $$"""
                round(slug: "autumn") { ranking(first: 2, after: "{{page["pageInfo"]!["endCursor"]}}") { nodes { application { number
                } } } }
                """
            )
        )["round"]!["ranking"]!;
        Assert.Equal(
            [2, 1, 3, 4],
            page["nodes"]!.AsArray().Concat(next["nodes"]!.AsArray()).Select(n => (int)n!["application"]!["number"]!)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Lists_cost_no_more_statements_for_more_applications(string provider)
    {
        await using var grants = await StartAsync(provider);
        const string query = """
            rounds { nodes { state programme { code } form { number } criteria { name }
              ranking { totalCount nodes { rank score { mean } application { title organisation { name } assessments { total scores {
                points } } allocations { title fund { name } } } } } } }
            applications { totalCount nodes { reference round { slug } form { number } organisation { name } score { mean } letter {
              reference } } }
            programmes { nodes { code funds { fund { slug } drawn { total { amount } } } rounds { totalCount nodes { slug } } } }
            conflictsOfInterest { totalCount nodes { organisation { name } application { title } } }
            """;
        var first = await grants.SubmittedAsync(1);
        await grants.AddRoundAsync("second", Criteria, revenue: "100", capital: "0");
        var rest = new List<string>();
        foreach (var number in Enumerable.Range(2, 5))
        {
            rest.Add(await grants.SubmittedAsync(number));
        }

        grants.SetTime("2026-10-30T12:00:01Z");
        await grants.DoAsync("scoreApplication", Scores(first, 5, 10));
        await grants.DoAsync("declareConflict", $"""reason: "Trustee", organisation: "{GrantRound.Group(1)}" """);
        await grants.DoAsync(
            "declareConflict",
            $"""reason: "Neighbour", application: "{rest[0]}" """,
            key: await grants.KeyAsync("third officer", Role.Officer)
        );
        var one = await CostAsync();
        foreach (var id in rest)
        {
            await grants.DoAsync("scoreApplication", Scores(id, 5, 10));
            await grants.DoAsync(
                "declareConflict",
                $"""reason: "Neighbour", application: "{id}" """,
                key: await grants.KeyAsync("other officer", Role.Officer)
            );
        }

        Assert.Equal(one, await CostAsync());

        async Task<int> CostAsync()
        {
            await grants.ReadAsync("slug");
            grants.Host.Sql.Reset();
            await grants.ReadAsync(query);
            return grants.Host.Sql.Count;
        }
    }

    private static string Scores(string application, int need, int value) =>
        $$"""
            application: "{{application}}", scores: [{criterion: 1, points: {{need}}, rationale: "Because {{need}}"}, {criterion: 2,
            points: {{value}}, rationale: "Because {{value}}"}]
            """;

    // Declared in the same second of the test's clock, they come in either order.
    private static string Sorted(JsonNode nodes) =>
        $"[{string.Join(',', nodes.AsArray().Select(n => n!.ToJsonString()).OrderDescending(StringComparer.Ordinal))}]";

    private static async Task<GrantRound> StartAsync(string provider, string revenue = "600")
    {
        var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(more: Criteria, revenue: revenue);
        grants.SetTime("2026-09-02T12:00:00Z");
        return grants;
    }
}
