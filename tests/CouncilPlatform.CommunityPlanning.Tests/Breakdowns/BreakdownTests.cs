using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Breakdowns;

/// <summary>Figures that are split, figures of another measure, and figures that are missing for a reason.</summary>
public sealed class BreakdownTests
{
    [Theory]
    [Trait("case", "N22")]
    [EveryDatabase]
    public async Task Figures_split_by_sex_have_no_headline_a_gap_and_no_rank(string provider)
    {
        await using var shire = await StartAsync(provider);
        await SplitAsync(shire, "Male", """value: "57.8" """);
        await SplitAsync(shire, "Female", """value: "58.2" """);

        Assert.Equal(
            Json(
                """
                {"indicator":{"latestActual":null,"observations":{"totalCount":0},"breakdowns":[{"period":"2021/22","dimension":"Sex",
                "measure":null,"headline":null,"gap":"0.4","words":"Female is 0.4 above Male.",
                "figures":[{"category":"Female","value":"58.2"},{"category":"Male","value":"57.8"}]}],
                "returns":{"words":"incomplete: Shire has not returned it"}}}
                """
            ),
            (
                await shire.ReadAsync(
                    """
                    indicator(slug: "years") { latestActual { value } observations { totalCount } breakdowns { period dimension measure
                      headline { value } gap words figures { category value } } returns(period: "2021/22") { words } }
                    """
                )
            ).ToJsonString()
        );
        Assert.Contains(
            "years has no headline figure of 2021/22 to rank by: its figures are split by Sex.",
            (await shire.AskAsync("""benchmark(indicator: "years", period: "2021/22") { words }""")).ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Targets_trends_and_ranks_go_by_the_headline_beside_its_parts(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.RecordAsync("years", "2021/22", "58");
        await SplitAsync(shire, "Male", """value: "57.8" """);
        await SplitAsync(shire, "Female", "missing: SUPPRESSED");
        await shire.DoAsync(
            "recordObservation",
            """indicator: "years", period: "2021/22", status: ACTUAL, measure: "People", value: "999999" """
        );
        await shire.SetTargetAsync("years", "2021/22", "57.9");

        Assert.Equal(
            Json(
                """
                {"indicator":{"targets":[{"standing":{"state":"MET"}}],"observations":{"nodes":[{"value":"58","target":{"value":"57.9"},
                "breakdowns":[{"dimension":null,"headline":{"value":"58"},"gap":null,
                "figures":[{"measure":"People","words":"999999","target":null}]},
                {"dimension":"Sex","headline":{"value":"58"},"gap":null,"figures":[{"measure":"","words":"suppressed","target":null},
                {"measure":"","words":"57.8","target":null}]}]}]},"all":{"totalCount":4}},"benchmark":{"words":"1 of 1 (1 = highest)"}}
                """
            ),
            (
                await shire.ReadAsync(
                    """
                    indicator(slug: "years") { targets { standing { state } } observations { nodes { value target { value } breakdowns {
                      dimension headline { value } gap figures { measure words target { value } } } } }
                      all: observations(parts: true) { totalCount } } benchmark(indicator: "years", period: "2021/22") { words }
                    """
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_figure_that_is_missing_for_a_reason_is_returned_and_neither_ranked_nor_measured(string provider)
    {
        await using var shire = await StartAsync(provider);
        await shire.DoAsync("addReportingBody", """slug: "vale", name: "Vale", kind: PARTNERSHIP""");
        await shire.DoAsync("addReportingBody", """slug: "dale", name: "Dale", kind: PARTNERSHIP""");
        await shire.RecordAsync("years", "2021/22", "58", body: "vale");
        await shire.DoAsync("recordObservation", """indicator: "years", period: "2021/22", status: ACTUAL, missing: SUPPRESSED""");
        await shire.SetTargetAsync("years", "2021/22", "57.9");

        Assert.Equal(
            Json(
                """
                {"indicator":{"history":[{"value":null,"missing":"SUPPRESSED","words":"suppressed"}],"latestActual":null,
                "returns":{"words":"complete"},"targets":[{"standing":{"reason":"not measured: the figure of 2021/22 is suppressed"}}]},
                "benchmark":{"median":"58","words":"Shire has no figure of 2021/22 that can be ranked",
                "notes":["Missing, and not ranked (1): Dale.","Suppressed, and not ranked (1): Shire."]}}
                """
            ),
            (
                await shire.ReadAsync(
                    """
                    indicator(slug: "years") { history { value missing words } latestActual { value } returns(period: "2021/22") { words }
                      targets { standing { reason } } } benchmark(indicator: "years", period: "2021/22") { median words notes }
                    """
                )
            ).ToJsonString()
        );

        // Published after all: what was said before stays as its revision.
        await shire.RecordAsync("years", "2021/22", "58.3", "REVISED");
        Assert.Equal(
            Json(
                """
                {"indicator":{"latestActual":{"value":"58.3","status":"REVISED","revisions":[{"value":null,"missing":"SUPPRESSED"}]}}}
                """
            ),
            (
                await shire.ReadAsync("""indicator(slug: "years") { latestActual { value status revisions { value missing } } }""")
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Half_a_breakdown_and_a_figure_with_a_reason_are_refused(string provider)
    {
        await using var shire = await StartAsync(provider);
        const string at = """indicator: "years", period: "2021/22", status: ACTUAL, """;

        Assert.Equal(["INVALID input.category"], await shire.RefusedAsync("recordObservation", at + """value: "1", dimension: "Sex" """));
        Assert.Equal(["INVALID input.category"], await shire.RefusedAsync("recordObservation", at + """value: "1", category: "Male" """));
        Assert.Equal(["INVALID input.value"], await shire.RefusedAsync("recordObservation", at + """value: "1", missing: SUPPRESSED"""));
        Assert.Equal(["INVALID input.value"], await shire.RefusedAsync("recordObservation", at.TrimEnd(' ', ',')));
        Assert.Equal(["INVALID input.value"], await shire.RefusedAsync("recordObservation", at + """value: "suppressed" """));
    }

    [Fact]
    public async Task The_page_of_an_indicator_shows_its_parts_side_by_side_with_their_gap()
    {
        await using var shire = await StartAsync(Providers.Sqlite);
        await SplitAsync(shire, "Male", """value: "57.8" """);
        await SplitAsync(shire, "Female", """value: "58.2" """);
        var id = (string?)(await shire.ReadAsync("""indicator(slug: "years") { id }"""))["indicator"]!["id"];
        var address = $"/partnerships/shire/indicator/{id}";

        var page = await shire.Host.GetAsync(address);

        Assert.Contains("Female is 0.4 above Male.", page, StringComparison.Ordinal);
        var parts = await shire.Host.GetAsync(address + "/parts.csv");
        Assert.Contains("2021/22,Sex,Male,,57.8,Actual", parts, StringComparison.Ordinal);
    }

    private static string Json(string text) => JsonNode.Parse(text)!.ToJsonString();

    private static async Task<Shire> StartAsync(string provider)
    {
        var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("years", "unit: YEARS, polarity: HIGH_IS_GOOD");
        return shire;
    }

    private static Task<JsonNode> SplitAsync(Shire shire, string category, string value) =>
        shire.DoAsync(
            "recordObservation",
            $"""indicator: "years", period: "2021/22", status: ACTUAL, dimension: "Sex", category: "{category}", {value}"""
        );
}
