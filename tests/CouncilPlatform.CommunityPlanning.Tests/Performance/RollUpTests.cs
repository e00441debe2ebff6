using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Performance;

/// <summary>How outcomes, themes and areas stand: what is missing is counted, not left out.</summary>
public sealed class RollUpTests
{
    private const string Words = """summary(period: "2021/22") { controllable { words } }""";

    [Theory]
    [EveryDatabase]
    public async Task National_outcomes_themes_and_areas_are_rolled_up_and_say_what_is_missing(string provider)
    {
        await using var shire = await StartAsync(provider);
        var group = await shire.AdministerAsync("addBody", """name: "Tackling poverty group", kind: THEMATIC_GROUP""", "body");
        await shire.DoAsync("assignThemedGroup", $"""localOutcome: "outcome", themedGroup: "{group}" """);
        Assert.Equal(
            ["NOT_FOUND input.themedGroup"],
            await shire.RefusedAsync(
                "assignThemedGroup",
                """localOutcome: "outcome", themedGroup: "Body_01900000000070008000000000000001" """
            )
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await shire.RefusedAsync("assignThemedGroup", $"""localOutcome: "outcome", themedGroup: "{group}", version: 0""")
        );

        Assert.Equal(
            ["1 of 3 met, 1 missed, 1 not measured, 0 without a target", "0 of 1 met, 0 missed, 0 not measured, 1 without a target"],
            (await shire.ReadAsync($$"""nationalOutcomes { nodes { {{Words}} } }"""))["nationalOutcomes"]!["nodes"]!
                .AsArray()
                .Select(n => (string?)n!["summary"]!["controllable"]!["words"])
        );
        Same.Json(
            """
            {
              "themeSummaries": [
                {
                  "themedGroup": "Tackling poverty group",
                  "outcomes": 1,
                  "summary": { "controllable": { "met": 1, "missed": 1, "notMeasured": 1, "noTarget": 0 } }
                },
                {
                  "themedGroup": null,
                  "outcomes": 1,
                  "summary": { "controllable": { "met": 0, "missed": 0, "notMeasured": 0, "noTarget": 1 } }
                }
              ]
            }
            """,
            (
                await shire.ReadAsync(
                    """
                    themeSummaries(period: "2021/22") { themedGroup outcomes summary { controllable { met missed notMeasured noTarget
                    } } }
                    """
                )
            ).ToJsonString()
        );
        Assert.Equal(
            """{"localOutcome":{"themedGroup":"Tackling poverty group"}}""",
            (await shire.ReadAsync("""localOutcome(slug: "outcome") { themedGroup }""")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_local_area_stands_by_its_own_figures_and_is_not_ranked_among_partnerships(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.DoAsync("addLocalArea", """number: 1, name: "North" """);
        await shire.DoAsync("addLocalArea", """number: 2, name: "South" """);
        Assert.Equal(
            ["INVALID input.localArea"],
            await shire.RefusedAsync("addReportingBody", """slug: "north", name: "North", kind: LOCAL_AREA""")
        );
        Assert.Equal(
            ["INVALID input.localArea"],
            await shire.RefusedAsync("addReportingBody", """slug: "north", name: "North", kind: PARTNERSHIP, localArea: 1""")
        );
        await shire.DoAsync("addReportingBody", """slug: "north", name: "North", kind: LOCAL_AREA, localArea: 1""");
        Assert.Equal(
            ["ALREADY_EXISTS input.localArea"],
            await shire.RefusedAsync("addReportingBody", """slug: "north-again", name: "North", kind: LOCAL_AREA, localArea: 1""")
        );
        await shire.RecordAsync("aa", "2021/22", "9", body: "north");

        Same.Json(
            """
            {
              "localAreas": {
                "nodes": [
                  { "name": "North", "summary": { "controllable": { "met": 1, "missed": 0, "notMeasured": 2, "noTarget": 1 } } },
                  { "name": "South", "summary": { "controllable": { "met": 0, "missed": 0, "notMeasured": 3, "noTarget": 1 } } }
                ]
              }
            }
            """,
            (
                await shire.ReadAsync(
                    """localAreas { nodes { name summary(period: "2021/22") { controllable { met missed notMeasured noTarget } } } }"""
                )
            ).ToJsonString()
        );
        Assert.Equal(
            """{"rows":[{"body":{"name":"Shire"}}],"words":"1 of 1 (1 = lowest)"}""",
            (await shire.ReadAsync("""benchmark(indicator: "aa", period: "2021/22", body: "shire") { rows { body { name } } words }"""))[
                "benchmark"
            ]!.ToJsonString()
        );
        Assert.Equal(
            """{"reportingBodies":{"nodes":[{"localArea":{"number":1}},{"localArea":null}]}}""",
            (await shire.ReadAsync("reportingBodies { nodes { localArea { number } } }")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_target_is_corrected_or_withdrawn_with_its_reason(string provider)
    {
        await using var shire = await StartAsync(provider);
        var (missed, unmeasured) = (await TargetAsync(shire, "bb"), await TargetAsync(shire, "cc"));
        Assert.Equal(
            ["INVALID input.value"],
            await shire.RefusedAsync("correctIndicatorTarget", $"""indicatorTarget: "{missed}", value: "140", reason: "A slip" """)
        );
        Assert.Equal(
            ["INVALID input.reason"],
            await shire.RefusedAsync("correctIndicatorTarget", $"""indicatorTarget: "{missed}", value: "20", reason: " " """)
        );
        await shire.DoAsync("correctIndicatorTarget", $"""indicatorTarget: "{missed}", value: "20", reason: "A slip of the pen" """);
        Assert.Contains(
            "\"words\":\"2 of 3 met, 0 missed",
            (await shire.ReadAsync($$"""nationalOutcomes(first: 1) { nodes { {{Words}} } }""")).ToJsonString(),
            StringComparison.Ordinal
        );

        var commentary = await shire.IdAsync(
            "commentOnTarget",
            $"""indicatorTarget: "{unmeasured}", text: "Wait and see" """,
            "commentary"
        );
        Assert.Equal(
            ["IN_USE input.indicatorTarget"],
            await shire.RefusedAsync("withdrawIndicatorTarget", $"""indicatorTarget: "{unmeasured}", reason: "Not agreed" """)
        );
        await shire.DoAsync("withdrawCommentary", $"""commentary: "{commentary}", reason: "Of another target" """);
        await shire.DoAsync("withdrawIndicatorTarget", $"""indicatorTarget: "{unmeasured}", reason: "Not agreed" """);
        Assert.Equal(
            """{"indicator":{"targets":[]}}""",
            (await shire.ReadAsync("""indicator(slug: "cc") { targets { value } }""")).ToJsonString()
        );
        Assert.Equal(
            ["NOT_FOUND input.indicatorTarget"],
            await shire.RefusedAsync("withdrawIndicatorTarget", $"""indicatorTarget: "{unmeasured}", reason: "Again" """)
        );

        var audit = (
            await shire.Host.DataAsync(
                """{ partnership(slug: "shire") { audit(first: 20) { nodes { action detail } } } }""",
                await shire.Host.KeyAsync("shire", Sdk.Role.Administrator)
            )
        ).ToJsonString();
        Assert.Contains("bb 2021/22: 20 instead of 15. A slip of the pen", audit, StringComparison.Ordinal);
        Assert.Contains("cc 2021/22: 15. Not agreed", audit, StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_service_cost_that_was_wrong_is_taken_back_and_recorded_again(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        const string cost = $$"""
            service: "Advice", period: "2021/22", quantity: "500", unit: "households", shares: [{organisation: "{{Shire.Council}}",
            activity: "Advice", amount: "60000"}]
            """;
        var council = await shire.ActingAsync(Shire.Council);
        var wrong = await shire.IdAsync("recordServiceCost", cost, "serviceCost", council);
        Assert.Equal(["ALREADY_EXISTS input.service"], await shire.RefusedAsync("recordServiceCost", cost, council));
        await shire.DoAsync("removeServiceCost", $"""serviceCost: "{wrong}", reason: "Half the year only" """, key: council);
        await shire.DoAsync("recordServiceCost", cost, key: council);
        Assert.Equal(
            ["NOT_FOUND input.serviceCost"],
            await shire.RefusedAsync("removeServiceCost", $"""serviceCost: "{wrong}", reason: "Again" """, council)
        );
    }

    /// <summary>32 writers, one figure: every one that was acknowledged is there, in the history, and none is there twice.</summary>
    [Theory]
    [EveryDatabase]
    public async Task Writers_of_one_figure_at_once_lose_nothing(string provider)
    {
        await using var shire = await StartAsync(provider);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 32)
                .Select(i =>
                    Task.Run(() =>
                        shire.SendAsync(
                            "recordObservation",
                            $"""indicator: "cc", period: "2021/22", value: "{i}", status: ACTUAL""",
                            "observation { version }"
                        )
                    )
                )
        );
        Assert.All(answers, a => Assert.Empty(a["errors"]!.AsArray()));
        Assert.Equal(Enumerable.Range(0, 32), answers.Select(a => (int)a["observation"]!["version"]!).Order());

        var figure = (
            await shire.ReadAsync("""indicator(slug: "cc") { observations { nodes { value version revisions { number value } } } }""")
        )["indicator"]!["observations"]!["nodes"]!
            .AsArray()
            .Single()!;
        Assert.Equal(31, (int)figure["version"]!);
        var values = figure["revisions"]!
            .AsArray()
            .Select(r => (string)r!["value"]!)
            .Append((string)figure["value"]!)
            .Select(int.Parse)
            .Order();
        Assert.Equal(Enumerable.Range(1, 32), values);

        // With the version that everybody saw, one succeeds.
        var stale = await Task.WhenAll(
            Enumerable
                .Range(1, 16)
                .Select(i =>
                    Task.Run(() =>
                        shire.SendAsync(
                            "recordObservation",
                            $"""indicator: "cc", period: "2021/22", value: "{i}.5", status: ACTUAL, version: 31""",
                            "observation { version }"
                        )
                    )
                )
        );
        Assert.Single(stale, a => a["errors"]!.AsArray().Count == 0);
        Assert.All(stale.Where(a => a["errors"]!.AsArray().Count > 0), a => Assert.Equal("CONFLICT", (string?)a["errors"]![0]!["code"]));
    }

    // Of the first outcome one target is met, one missed, one not measured; the second's indicator has no target.
    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddOutcomeAsync("second", 2);
        foreach (var indicator in new[] { "aa", "bb", "cc" })
        {
            await shire.AddIndicatorAsync(indicator);
            await shire.SetTargetAsync(indicator, "2021/22", "15");
        }

        await shire.AddIndicatorAsync("dd", outcome: "second");
        await shire.RecordAsync("aa", "2021/22", "14");
        await shire.RecordAsync("bb", "2021/22", "16");
        return shire;
    }

    private static async Task<string> TargetAsync(Shire shire, string indicator) =>
        (string)(await shire.ReadAsync($$"""indicator(slug: "{{indicator}}") { targets { id } }"""))["indicator"]!["targets"]![0]!["id"]!;
}
