using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Benchmarking;

/// <summary>Figures imported as the profile publishes them, and compared.</summary>
public sealed class BenchmarkTests
{
    private const string Titles = "CPP,Indicator,Type,Year,value,IndicatorFullName,FG";

    [Theory]
    [EveryDatabase]
    [Trait("case", "C6")]
    [Trait("case", "C8")]
    [Trait("case", "C11")]
    public async Task North_Lanarkshire_ranks_28th_of_32_and_4th_of_8_in_its_family_and_the_nation_has_no_rank(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");

        Assert.Equal((0, "34 figures: 34 new, 0 revised, 0 unchanged; 1 missing in the file\n", ""), await shire.ImportAsync(Profile()));
        Assert.Equal((0, "34 figures: 0 new, 0 revised, 34 unchanged; 1 missing in the file\n", ""), await shire.ImportAsync(Profile()));

        var read = await CompareAsync(shire, "family-group-4", more: "national { value body { name kind } } rows { body { name } } notes");
        Assert.Equal("28 of 32 (1 = lowest)", (string?)read["words"]);
        Assert.Equal("""{"place":28,"of":32,"quartile":4,"tied":false}""", read["rank"]!.ToJsonString());
        Assert.Equal("14.98", (string?)read["median"]);
        Assert.Equal("""{"rank":{"place":4,"of":8},"median":"20.22","familyGroup":{"edition":1}}""", read["group"]!.ToJsonString());
        Assert.Equal("""[{"value":"16.05","body":{"name":"Scotland","kind":"NATION"}}]""", read["national"]!.ToJsonString());
        Assert.Equal(32, read["rows"]!.AsArray().Count);
        Assert.Equal(
            8,
            (await CompareAsync(shire, "family-group-4", more: "group { rows { body { name } } }"))["group"]!["rows"]!.AsArray().Count
        );
        Assert.DoesNotContain(read["rows"]!.AsArray(), r => (string?)r!["body"]!["name"] == "Scotland");
        // The partnership "shire" itself is in the register, and has no figure: it is said.
        Assert.Contains("Missing, and not ranked (1): Shire.", read["notes"]!.AsArray().Select(n => (string)n!));

        // The statuses are kept.
        var statuses = (
            await shire.ReadAsync(
                """indicator(slug: "child-poverty") { observations(first: 100) { nodes { status period body { slug } } } }"""
            )
        )["indicator"]!["observations"]!["nodes"]!.AsArray();
        Assert.Equal("2024/25", (string?)Assert.Single(statuses, s => (string?)s!["status"] == "PROJECTED")!["period"]);
        Assert.Equal("cpp-01", (string?)Assert.Single(statuses, s => (string?)s!["status"] == "IMPUTED")!["body"]!["slug"]);

        // A family of its own choice: another place in the group, the same among all.
        Assert.Equal(
            ["NOT_FOUND input.bodies.1"],
            await shire.RefusedAsync("chooseFamilyGroup", """slug: "own", name: "Own", bodies: ["north-lanarkshire", "scotland"]""")
        );
        await shire.DoAsync("chooseFamilyGroup", """slug: "own", name: "Own", bodies: ["north-lanarkshire", "cpp-01", "cpp-02"]""");
        await shire.DoAsync(
            "chooseFamilyGroup",
            """slug: "own", name: "Own", bodies: ["north-lanarkshire", "cpp-01", "cpp-02", "cpp-03"]"""
        );
        var own = await CompareAsync(shire, "own");
        Assert.Equal("""{"rank":{"place":4,"of":4},"median":"10.5","familyGroup":{"edition":2}}""", own["group"]!.ToJsonString());
        Assert.Equal(read["rank"]!.ToJsonString(), own["rank"]!.ToJsonString());
        Assert.Equal(
            """{"rank":{"place":3,"of":3},"median":"10","familyGroup":{"edition":1}}""",
            (await CompareAsync(shire, "own", ", edition: 1"))["group"]!.ToJsonString()
        );
        Assert.Equal("5 of 32 (1 = highest)", (string?)(await CompareAsync(shire, "own", ", rankFrom: HIGHEST"))["words"]);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C10")]
    public async Task Figures_of_different_definitions_are_not_like_for_like(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("child-poverty");
        await shire.DoAsync("addReportingBody", """slug: "vale", name: "Vale", kind: PARTNERSHIP""");
        await shire.RecordAsync("child-poverty", "2020/21", "15");
        await shire.RecordAsync("child-poverty", "2021/22", "15");
        await shire.DoAsync("redefineIndicator", """indicator: "child-poverty", definition: "After housing costs" """);
        await shire.RecordAsync("child-poverty", "2021/22", "15", body: "vale");

        const string query = """benchmark(indicator: "child-poverty", period: "2021/22") { words }""";
        var refused = (await shire.AskAsync(query))["errors"]!.AsArray().Single()!;
        Assert.Equal("NOT_LIKE_FOR_LIKE", (string?)refused["extensions"]!["code"]);
        Assert.Equal(
            "Not like for like: the figures of child-poverty have different definitions (definition 1: Shire; definition 2: Vale). "
                + "Choose a period in which all figures have the same definition.",
            (string?)refused["message"]
        );
        await shire.RecordAsync("child-poverty", "2022/23", "14");
        Assert.Equal(
            "NOT_KNOWN",
            (string?)
                (await shire.ReadAsync("""indicator(slug: "child-poverty") { trend { direction } }"""))["indicator"]!["trend"]!["direction"]
        );

        // The same figure, said to be of the new definition: now they compare, and tie.
        await shire.RecordAsync("child-poverty", "2021/22", "15");
        Assert.Equal("1= of 2 (1 = lowest)", (string?)(await shire.ReadAsync(query))["benchmark"]!["words"]);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C9")]
    public async Task An_amount_is_told_in_the_prices_of_another_year(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("chn1", "unit: POUNDS, polarity: LOW_IS_GOOD");
        await shire.AddIndicatorAsync("child-poverty");
        await shire.RecordAsync("chn1", "2010/11", "5020.04");
        await shire.RecordAsync("chn1", "2011/12", "5000");
        await shire.RecordAsync("child-poverty", "2010/11", "20");
        Assert.Equal(
            ["INVALID input.deflators.0.percent"],
            await shire.RefusedAsync(
                "addDeflatorSeries",
                """slug: "gdp", title: "GDP deflator", source: "S", basePeriod: "2021/22", deflators: [{period: "2010/11", percent: "0"}]"""
            )
        );
        await shire.DoAsync(
            "addDeflatorSeries",
            """
            slug: "gdp", title: "GDP deflator", source: "S", basePeriod: "2021/22", deflators: [{period: "2010/11",
            percent: "80.0884"}]
            """
        );

        var read = await shire.ReadAsync(
            """
            a: indicator(slug: "chn1") { observations { nodes { value realTerms(series: "gdp") { value words } } } } b:
            indicator(slug: "child-poverty") { observations { nodes { realTerms(series: "gdp") { value } } } }
            """
        );
        Same.Json(
            """
            [
              { "value": "5000", "realTerms": null },
              {
                "value": "5020.04",
                "realTerms": {
                  "value": "6268.12",
                  "words": "5020.04 / 80.0884% = 6268.12 in the prices of 2021/22, rounded to the penny, half a penny away from zero"
                }
              }
            ]
            """,
            read["a"]!["observations"]!["nodes"]!.ToJsonString()
        );
        Assert.Equal("""[{"realTerms":null}]""", read["b"]!["observations"]!["nodes"]!.ToJsonString());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "C12")]
    public async Task A_services_unit_cost_is_across_partners_and_an_overlap_is_flagged(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        await CostAsync("Advice", "Welfare advice", "welfare advice");
        await CostAsync("Care", "Home care", "Nursing");
        Assert.Equal(
            ["INVALID input.quantity"],
            await shire.RefusedAsync("recordServiceCost", Cost("None", "A").Replace("\"500\"", "\"0\"", StringComparison.Ordinal), council)
        );

        Same.Json(
            """
            [
              {
                "service": "Advice",
                "total": { "amount": "100000.00" },
                "unitCost": { "amount": "200.00" },
                "overlaps": [{ "words": "2 partners deliver \"Welfare advice\". Check whether they do the same work twice." }]
              },
              { "service": "Care", "total": { "amount": "100000.00" }, "unitCost": { "amount": "200.00" }, "overlaps": [] }
            ]
            """,
            (await shire.ReadAsync("serviceCosts { nodes { service total { amount } unitCost { amount } overlaps { words } } }"))[
                "serviceCosts"
            ]!["nodes"]!.ToJsonString()
        );

        static string Cost(string service, string activity) =>
            $$"""
                service: "{{service}}", period: "2021/22", quantity: "500", unit: "households",
                shares: [{organisation: "{{Shire.Council}}", activity: "{{activity}}", amount: "60000"}]
                """;

        async Task CostAsync(string service, string first, string second)
        {
            var cost = await shire.IdAsync("recordServiceCost", Cost(service, first), "serviceCost", council);
            await shire.DoAsync(
                "addServiceCostShare",
                $$"""serviceCost: "{{cost}}", share: {organisation: "{{Shire.Health}}", activity: "{{second}}", amount: "40000"}""",
                key: health
            );
        }
    }

    private static async Task<JsonNode> CompareAsync(Shire shire, string family, string arguments = "", string more = "") =>
        (
            await shire.ReadAsync(
                $$"""
                benchmark(indicator: "child-poverty", period: "2021/22", body: "north-lanarkshire",
                familyGroup: "{{family}}"{{arguments}}) { words rank { place of quartile tied } median group { rank { place of }
                median familyGroup { edition } } {{more}} }
                """
            )
        )["benchmark"]!;

    // Thirty-two partnerships, of which the document's own and the nation's figures are the published ones and the others made up around
    // them.
    private static string Profile()
    {
        var lines = new List<string> { Titles };
        for (var i = 1; i <= 31; i++)
        {
            // 9, 10, 11 ... below the middle pair 14.96 and 15.00; from the 18th on up to 18.9; then the four above North Lanarkshire.
            var value = i switch
            {
                1 => 9m,
                2 => 10m,
                3 => 11m,
                < 16 => 11m + (i / 10m),
                16 => 14.96m,
                17 => 15.00m,
                <= 27 => 15m + (i / 10m),
                _ => 21m + (i / 100m),
            };
            var family = i is >= 25 and <= 31 ? "4" : "1";
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"CPP {i:00},child-poverty,{(i == 1 ? "imputed" : "raw")},2021/22,{value},Children in poverty,{family}"
                )
            );
        }

        lines.Add("North Lanarkshire,child-poverty,raw,2021/22,19.16,Children in poverty,4");
        lines.Add("North Lanarkshire,child-poverty,projected,2024/25,26.92,Children in poverty,4");
        lines.Add("North Lanarkshire,child-poverty,raw,2013/14,–,Children in poverty,4");
        lines.Add("Scotland,child-poverty,raw,2021/22,16.05,Children in poverty,");
        return string.Join('\n', lines) + "\n";
    }
}
