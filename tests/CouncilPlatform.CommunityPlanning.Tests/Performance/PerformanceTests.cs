using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Performance;

/// <summary>How indicators and targets stand, and publishing it, through GraphQL.</summary>
public sealed class PerformanceTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C3")]
    public async Task A_three_year_agreements_report_covers_its_five_outcomes_and_the_rest_can_be_read(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        for (var i = 1; i <= 7; i++)
        {
            await shire.AddOutcomeAsync($"outcome-{i}", i);
            await shire.AddIndicatorAsync($"indicator-{i}", outcome: $"outcome-{i}");
        }

        await shire.DoAsync(
            "createOutcomeAgreement",
            """slug: "soa", title: "Single Outcome Agreement", kind: SINGLE_OUTCOME_AGREEMENT, firstYear: 2020, years: 3"""
        );
        Assert.Equal(
            ["NOT_FOUND input.localOutcomes"],
            await shire.RefusedAsync("prioritiseOutcomes", """outcomeAgreement: "soa", localOutcomes: ["outcome-2", "none"]""")
        );
        await shire.DoAsync(
            "prioritiseOutcomes",
            """outcomeAgreement: "soa", localOutcomes: ["outcome-2", "outcome-1", "outcome-4", "outcome-6", "outcome-7"]"""
        );

        var read = await shire.ReadAsync(
            """
            outcomeAgreement(slug: "soa") { term priorities { slug } report(period: "2021/22") { controllable { indicator { slug } } }
            } localOutcomes { totalCount }
            """
        );
        Assert.Equal("2020/21 to 2022/23", (string?)read["outcomeAgreement"]!["term"]);
        Assert.Equal(
            ["indicator-2", "indicator-1", "indicator-4", "indicator-6", "indicator-7"],
            read["outcomeAgreement"]!["report"]!["controllable"]!.AsArray().Select(l => (string)l!["indicator"]!["slug"]!)
        );
        Assert.Equal(7, (int)read["localOutcomes"]!["totalCount"]!);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C4")]
    public async Task A_core_indicator_is_incomplete_while_a_partner_has_not_returned_it(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.DoAsync(
            "addReportingBody",
            $"""slug: "council", name: "The Council", kind: AGENCY, organisation: "{Shire.Council}" """,
            key: await shire.ActingAsync(Shire.Council)
        );
        await shire.DoAsync(
            "addReportingBody",
            $"""slug: "health", name: "The Health Board", kind: AGENCY, organisation: "{Shire.Health}" """,
            key: await shire.ActingAsync(Shire.Health)
        );
        await shire.AddIndicatorAsync("absence", "unit: PERCENT, polarity: LOW_IS_GOOD, scope: CORE");
        await shire.AddIndicatorAsync("local");
        await shire.RecordAsync("absence", "2021/22", "4.2", body: "council", key: await shire.ActingAsync(Shire.Council));
        await shire.RecordAsync("absence", "2021/22", "4.0", "PROJECTED", body: "health", key: await shire.ActingAsync(Shire.Health));
        await shire.RecordAsync("local", "2021/22", "3");

        const string returns = """
            core: indicator(slug: "absence") { returns(period: "2021/22") { complete words missing { organisation { name } } } }
            local: indicator(slug: "local") { returns(period: "2021/22") { words } }
            """;
        Same.Json(
            """
            {
              "core": {
                "returns": {
                  "complete": false,
                  "words": "incomplete: The Health Board has not returned it",
                  "missing": [{ "organisation": { "name": "The Health Board" } }]
                }
              },
              "local": { "returns": { "words": "complete" } }
            }
            """,
            (await shire.ReadAsync(returns)).ToJsonString()
        );
        Assert.Equal(
            """{"indicators":{"nodes":[{"returns":{"complete":false}},{"returns":{"complete":true}}]}}""",
            (await shire.ReadAsync("""indicators { nodes { returns(period: "2021/22") { complete } } }""")).ToJsonString()
        );
        await shire.RecordAsync("absence", "2021/22", "4.1", body: "health", key: await shire.ActingAsync(Shire.Health));
        Assert.Equal("complete", (string?)(await shire.ReadAsync(returns))["core"]!["returns"]!["words"]);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C5")]
    public async Task A_rise_is_worsening_where_low_is_good_and_improving_where_high_is(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.AddIndicatorAsync("positive-destinations", "unit: PERCENT, polarity: HIGH_IS_GOOD");
        foreach (var indicator in new[] { "child-poverty", "positive-destinations" })
        {
            await shire.RecordAsync(indicator, "2014/15", "16.36");
            await shire.RecordAsync(indicator, "2018/19", "30", "IMPUTED");
            await shire.RecordAsync(indicator, "2021/22", "19.16");
        }

        var read = await shire.ReadAsync(
            """
            low: indicator(slug: "child-poverty") { trend(fromPeriod: "2014/15",
            toPeriod: "2021/22") { direction reason rule } one: trend(fromPeriod: "2015/16") { direction reason } } high:
            indicator(slug: "positive-destinations") { trend { direction reason } }
            """
        );
        Assert.Equal("WORSENING", (string?)read["low"]!["trend"]!["direction"]);
        Assert.Equal(
            "From 16.36 (2014/15) to 19.16 (2021/22) it rose by 2.80; low is good: worsening.",
            (string?)read["low"]!["trend"]!["reason"]
        );
        Assert.StartsWith(
            "The earliest and the latest measured figure are compared.",
            (string?)read["low"]!["trend"]!["rule"],
            StringComparison.Ordinal
        );
        Assert.Equal(
            "NOT_KNOWN There is only one measured figure: 19.16 (2021/22).",
            $"{(string?)read["low"]!["one"]!["direction"]} {(string?)read["low"]!["one"]!["reason"]}"
        );
        Assert.Equal("IMPROVING", (string?)read["high"]!["trend"]!["direction"]);

        // Within a list, which reads only what is asked for, too.
        Assert.Equal(
            """{"indicators":{"nodes":[{"trend":{"direction":"WORSENING"}},{"trend":{"direction":"IMPROVING"}}]}}""",
            (await shire.ReadAsync("indicators { nodes { trend { direction } } }")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C7")]
    public async Task A_projection_is_never_actual_and_never_a_missed_target(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.SetTargetAsync("child-poverty", "2024/25", "15");
        await shire.RecordAsync("child-poverty", "2021/22", "19.16");
        await shire.RecordAsync("child-poverty", "2024/25", "26.92", "PROJECTED");

        const string query = """
            indicator(slug: "child-poverty") { latestActual { period value } targets { standing { state reason } } observations {
            nodes { value status version revisions { number value status } } } }
            """;
        var read = (await shire.ReadAsync(query))["indicator"]!;
        Assert.Equal("""{"period":"2021/22","value":"19.16"}""", read["latestActual"]!.ToJsonString());
        Same.Json(
            """
            [
              {
                "standing": {
                  "state": "NOT_MEASURED",
                  "reason": "not measured: the figure of 2024/25 (26.92) is projected, and neither meets nor misses a target"
                }
              }
            ]
            """,
            read["targets"]!.ToJsonString()
        );

        // When it is over, what was measured takes its place, and what was projected is kept.
        shire.Time.Advance(TimeSpan.FromDays(800));
        await shire.RecordAsync("child-poverty", "2024/25", "20.0");
        read = (await shire.ReadAsync(query))["indicator"]!;
        Assert.Equal("""{"period":"2024/25","value":"20.0"}""", read["latestActual"]!.ToJsonString());
        Assert.Equal("MISSED", (string?)read["targets"]![0]!["standing"]!["state"]);
        Assert.Equal(
            """[{"number":1,"value":"26.92","status":"PROJECTED"}]""",
            read["observations"]!["nodes"]![0]!["revisions"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C13")]
    public async Task What_the_partnership_cannot_control_is_reported_apart_with_its_impact(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        Assert.Equal(
            ["INVALID input.impactNote"],
            await shire.RefusedAsync(
                "addIndicator",
                """
                localOutcome: "outcome", slug: "benefits", title: "T", definition: "D", unit: PERCENT, polarity: LOW_IS_GOOD,
                influence: UNITED_KINGDOM
                """
            )
        );
        await shire.AddIndicatorAsync(
            "benefits",
            """
            unit: PERCENT, polarity: LOW_IS_GOOD, influence: UNITED_KINGDOM,
            impactNote: "Benefit levels are set by the UK; partners give welfare advice."
            """
        );
        await shire.AddIndicatorAsync("advice", "unit: NUMBER, polarity: HIGH_IS_GOOD");
        await shire.DoAsync(
            "createOutcomeAgreement",
            """slug: "soa", title: "SOA", kind: SINGLE_OUTCOME_AGREEMENT, firstYear: 2020, years: 3"""
        );
        await shire.DoAsync("prioritiseOutcomes", """outcomeAgreement: "soa", localOutcomes: ["outcome"]""");
        await shire.SetTargetAsync("benefits", "2021/22", "10");
        await shire.RecordAsync("benefits", "2021/22", "12");

        Same.Json(
            """
            {
              "controllable": [{ "indicator": { "slug": "advice" } }],
              "outsideControl": [
                {
                  "indicator": { "slug": "benefits", "impactNote": "Benefit levels are set by the UK; partners give welfare advice." },
                  "standing": { "state": "MISSED" }
                }
              ],
              "summary": {
                "controllable": { "words": "0 of 1 met, 0 missed, 0 not measured, 1 without a target" },
                "outsideControl": { "words": "0 of 1 met, 1 missed, 0 not measured, 0 without a target" }
              }
            }
            """,
            (
                await shire.ReadAsync(
                    """
                    outcomeAgreement(slug: "soa") { report(period: "2021/22") { controllable { indicator { slug } } outsideControl {
                    indicator { slug impactNote } standing { state } } summary { controllable { words } outsideControl { words } } } }
                    """
                )
            )["outcomeAgreement"]!["report"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C14")]
    public async Task A_missed_target_is_published_only_with_commentary_and_its_issue_goes_to_a_themed_group(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        var target = await shire.SetTargetAsync("child-poverty", "2021/22", "15");
        await shire.RecordAsync("child-poverty", "2021/22", "19.16");
        await shire.DoAsync(
            "createOutcomeAgreement",
            """slug: "soa", title: "SOA", kind: SINGLE_OUTCOME_AGREEMENT, firstYear: 2020, years: 3"""
        );
        await shire.DoAsync("prioritiseOutcomes", """outcomeAgreement: "soa", localOutcomes: ["outcome"]""");

        const string publish = """outcomeAgreement: "soa", period: "2021/22" """;
        Assert.Equal(["COMMENTARY_MISSING input.period"], await shire.RefusedAsync("publishReport", publish));
        Assert.Equal(
            "child-poverty: missed: the target for 2021/22 is at most 15, and the figure is 19.16. Add commentary that "
                + "explains why before you publish the report.",
            await shire.MessageAsync("publishReport", publish)
        );
        const string published = """
            { partnership(slug: "shire") { outcomeAgreement(slug: "soa") { publishedReports { lines { indicator state reason
            commentary } } } } }
            """;
        Assert.Empty((await shire.Host.DataAsync(published))["partnership"]!["outcomeAgreement"]!["publishedReports"]!.AsArray());

        var issue = await shire.IdAsync(
            "raiseIssue",
            $"""indicatorTarget: "{target}", issue: "Few households claim what they are due" """,
            "performanceIssue"
        );
        Assert.Equal(
            ["NOT_FOUND input.themedGroup"],
            await shire.RefusedAsync(
                "solveIssue",
                $"""performanceIssue: "{issue}", solution: "Advice in schools", themedGroup: "{issue}" """
            )
        );
        var group = await shire.AdministerAsync("addBody", """name: "Tackling poverty group", kind: THEMATIC_GROUP""", "body");
        Assert.Equal(
            ["NO_SOLUTION input.performanceIssue"],
            await shire.RefusedAsync("closeIssue", $"""performanceIssue: "{issue}", on: "2022-06-01" """)
        );
        await shire.DoAsync("solveIssue", $"""performanceIssue: "{issue}", solution: "Advice in schools", themedGroup: "{group}" """);
        Same.Json(
            """
            [
              {
                "issues": [
                  {
                    "issue": "Few households claim what they are due",
                    "solution": "Advice in schools",
                    "themedGroup": "Tackling poverty group"
                  }
                ]
              }
            ]
            """,
            (await shire.ReadAsync("""indicator(slug: "child-poverty") { targets { issues { issue solution themedGroup } } }"""))[
                "indicator"
            ]!["targets"]!.ToJsonString()
        );
        await shire.DoAsync("closeIssue", $"""performanceIssue: "{issue}", on: "2022-06-01" """);
        Assert.Equal(
            ["CLOSED input.performanceIssue"],
            await shire.RefusedAsync("solveIssue", $"""performanceIssue: "{issue}", solution: "More advice", themedGroup: "{group}" """)
        );
        Assert.Equal(
            "2022-06-01",
            (string?)
                (await shire.ReadAsync("""indicator(slug: "child-poverty") { targets { issues { closedOn } } }"""))["indicator"]![
                    "targets"
                ]![0]!["issues"]![0]!["closedOn"]
        );

        await shire.DoAsync("commentOnTarget", $"""indicatorTarget: "{target}", text: "Costs rose faster than incomes." """);
        await shire.DoAsync("publishReport", publish);
        Same.Json(
            """
            [
              {
                "lines": [
                  {
                    "indicator": "child-poverty",
                    "state": "MISSED",
                    "reason": "missed: the target for 2021/22 is at most 15, and the figure is 19.16",
                    "commentary": "Costs rose faster than incomes."
                  }
                ]
              }
            ]
            """,
            (await shire.Host.DataAsync(published))["partnership"]!["outcomeAgreement"]!["publishedReports"]!.ToJsonString()
        );
        Assert.Equal(["ALREADY_EXISTS input.period"], await shire.RefusedAsync("publishReport", publish));
    }
}
