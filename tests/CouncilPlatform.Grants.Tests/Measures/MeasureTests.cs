using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Funds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Measures;

/// <summary>Targets, ceilings and what was reached, through GraphQL.</summary>
public sealed class MeasureTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "G13")]
    public async Task Up_to_so_much_is_a_ceiling_and_no_target(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var hydro = await lancaster.AllocationAsync(
            "Hydroelectricity",
            "total { amount } protectedFunding { expected { amount } toOne } matchFunding { total { expected { amount } } } "
                + "targets { what } ceilings { id kind amount { amount } overMonths meanPerYear state shortfall source }"
        );
        var ceiling = Assert.Single(hydro["ceilings"]!.AsArray())!.AsObject();
        var id = (string)ceiling["id"]!;
        ceiling.Remove("id");

        Assert.Equal("30000.00", (string?)hydro["total"]!["amount"]);
        Assert.Equal("""{"expected":{"amount":"300000.00"},"toOne":"10:1"}""", hydro["protectedFunding"]!.ToJsonString());
        Assert.Equal("0.00", (string?)hydro["matchFunding"]!["total"]!["expected"]!["amount"]);
        Assert.Empty(hydro["targets"]!.AsArray());
        Same.Json(
            """
            {
              "kind": "CEILING",
              "amount": { "amount": "2000000.00" },
              "overMonths": 240,
              "meanPerYear": "100000.00",
              "state": null,
              "shortfall": null,
              "source": "\"Partnerships\", report to Lancaster City Council Cabinet, 8 November 2011, Appendix A"
            }
            """,
            ceiling.ToJsonString()
        );

        // Whatever it comes to, a ceiling is neither met nor missed.
        foreach (var value in new[] { "5", "2000000", "2000000.01" })
        {
            var measure = (await lancaster.DoAsync("recordActual", Actual(id, value), "grantMeasure { state shortfall latest { value } }"))[
                "grantMeasure"
            ]!;
            Assert.Equal((null, null), ((string?)measure["state"], (string?)measure["shortfall"]));
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G14")]
    public async Task One_home_less_than_at_least_2000_is_below_target(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var targets = (
            await lancaster.AllocationAsync(
                "Warm Homes",
                "targets { id what kind value unit state shortfall linkedTo { what } consequences { what amount { amount } unit } }"
            )
        )["targets"]!;
        var id = (string)targets[0]!["id"]!;

        Assert.Equal(
            "2000 homes AT_LEAST NOT_MEASURED",
            $"{(string?)targets[0]!["value"]} {(string?)targets[0]!["unit"]} {(string?)targets[0]!["kind"]} {(string?)targets[0]!["state"]}"
        );
        Assert.Equal(
            """[{"what":"Saved by local people from reduced energy bills","amount":{"amount":"200000.00"},"unit":"£ a year"}]""",
            Unescaped(targets[0]!["consequences"]!)
        );
        Assert.Equal("Homes insulated", (string?)targets[1]!["linkedTo"]!["what"]);

        Assert.Equal(
            """{"state":"BELOW_TARGET","shortfall":"1","latest":{"value":"1999","on":"2012-03"}}""",
            await RecordAsync(lancaster, id, "1999", "2012-03")
        );
        Assert.Equal(
            """{"state":"MET","shortfall":"0","latest":{"value":"2000","on":"2012-04"}}""",
            await RecordAsync(lancaster, id, "2000", "2012-04")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task The_latest_date_counts_and_of_one_date_the_last_word(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await TargetAsync(lancaster);

        await RecordAsync(lancaster, id, "1500", "2012-06");
        // An older figure that comes in late changes nothing.
        Assert.Contains("\"1500\"", await RecordAsync(lancaster, id, "1800", "2012-05"), StringComparison.Ordinal);
        Assert.Contains("\"1400\"", await RecordAsync(lancaster, id, "1400", "2012-06"), StringComparison.Ordinal);
        // The year ends after its months.
        Assert.Contains("\"1600\"", await RecordAsync(lancaster, id, "1600", "2012"), StringComparison.Ordinal);

        var actuals = await ActualsAsync(lancaster);
        var withdrawn = await lancaster.DoAsync(
            "withdrawActual",
            $"""measureActual: "{(string)actuals[3]!["id"]!}", reason: "Of another scheme" """,
            "grantMeasure { latest { value } }"
        );
        Assert.Equal("1400", (string?)withdrawn["grantMeasure"]!["latest"]!["value"]);
        Assert.Equal(
            ["1500 ", "1800 ", "1400 ", "1600 Of another scheme"],
            (await ActualsAsync(lancaster)).Select(a => $"{(string?)a!["value"]} {(string?)a["withdrawnReason"]}")
        );
        Assert.Equal(
            ["WITHDRAWN input.measureActual"],
            await lancaster.RefusedAsync("withdrawActual", $"""measureActual: "{(string)actuals[3]!["id"]!}", reason: "Again" """)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_measure_that_was_withdrawn_is_asked_for_no_more(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await TargetAsync(lancaster);

        await lancaster.DoAsync("withdrawGrantMeasure", $"""grantMeasure: "{id}", reason: "Agreed 1,800 instead" """);
        await lancaster.DoAsync(
            "addGrantMeasure",
            $"""
            allocation: "{await lancaster.IdAsync("Warm Homes")}", what: "Homes insulated", kind: AT_LEAST, value: "1800.0",
            unit: "homes", from: "2011-11"
            """
        );

        var targets = (await lancaster.AllocationAsync("Warm Homes", "targets { number value from }"))["targets"]!;
        Assert.Equal(
            ["2 200000.00 ", "3 1800 2011-11"],
            targets.AsArray().Select(t => $"{(int)t!["number"]!} {(string?)t["value"]} {(string?)t["from"]}")
        );
        Assert.Equal(["WITHDRAWN input.grantMeasure"], await lancaster.RefusedAsync("recordActual", Actual(id, "1")));
    }

    [Theory]
    [EveryDatabase]
    public async Task Text_that_is_no_figure_is_refused(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await TargetAsync(lancaster);
        foreach (var value in new[] { "", "-1", "+1", "1,000", "1e3", "1.", ".5", "0.0000001", "1000000000001", "２", "1 1" })
        {
            Assert.Equal(["INVALID input.value"], await lancaster.RefusedAsync("recordActual", Actual(id, value)));
        }

        Assert.Equal(
            ["INVALID input.what", "INVALID input.value", "INVALID input.unit", "INVALID input.overMonths"],
            await lancaster.RefusedAsync(
                "addGrantMeasure",
                $"""allocation: "{await lancaster.IdAsync("Warm Homes")}", what: "", kind: AT_LEAST, value: "x", overMonths: 1201"""
            )
        );
        Assert.Equal(
            ["INVALID input.value"],
            await lancaster.RefusedAsync(
                "addGrantMeasure",
                $"""allocation: "{await lancaster.IdAsync("Warm Homes")}", what: "Saved", kind: AT_LEAST, value: "0.005", inPounds: true"""
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.linkedTo"],
            await lancaster.RefusedAsync(
                "addGrantMeasure",
                $"""
                allocation: "{await lancaster.IdAsync("Hydroelectricity")}", what: "Saved", kind: AT_LEAST, value: "1",
                inPounds: true, linkedTo: "{id}"
                """
            )
        );
        Assert.Equal(
            ["INVALID input.source", "INVALID input.on"],
            await lancaster.RefusedAsync("recordActual", $"""grantMeasure: "{id}", value: "1", on: "2199-01", source: "" """)
        );
        Assert.Empty(await ActualsAsync(lancaster));
    }

    private static string Actual(string id, string value, string on = "2012") =>
        $"""grantMeasure: "{id}", value: "{value}", on: "{on}", source: "Annual report" """;

    private static async Task<string> RecordAsync(LancasterFund lancaster, string id, string value, string on) =>
        (await lancaster.DoAsync("recordActual", Actual(id, value, on), "grantMeasure { state shortfall latest { value on } }"))[
            "grantMeasure"
        ]!.ToJsonString();

    private static async Task<string> TargetAsync(LancasterFund lancaster) =>
        (string)(await lancaster.AllocationAsync("Warm Homes", "targets { id }"))["targets"]![0]!["id"]!;

    private static async Task<JsonArray> ActualsAsync(LancasterFund lancaster) =>
        (await lancaster.AllocationAsync("Warm Homes", "targets { actuals { nodes { id value withdrawnReason } } }"))["targets"]![0]![
            "actuals"
        ]!["nodes"]!.AsArray();

    private static string Unescaped(JsonNode node) =>
        node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
