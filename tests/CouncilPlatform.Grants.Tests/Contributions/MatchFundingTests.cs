using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Funds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Contributions;

/// <summary>What others put beside Lancaster's allocations: expected by its report, recorded through GraphQL.</summary>
public sealed class MatchFundingTests
{
    private const string Totals = "expected { amount } recorded { amount } shortfall { amount } ratio percent toOne recordedRatio state";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G10")]
    public async Task A_penny_less_than_the_match_leaves_it_unmet(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await ContributionAsync(lancaster, "Community Capital Fund");

        Same.Json(
            """
            {
              "expected": { "amount": "100000.00" },
              "recorded": { "amount": "0.00" },
              "shortfall": { "amount": "100000.00" },
              "ratio": "1.00",
              "percent": "100",
              "toOne": "1:1",
              "recordedRatio": "0.00",
              "state": "UNMET"
            }
            """,
            await MatchAsync(lancaster, "Community Capital Fund")
        );

        await RecordAsync(lancaster, id, "99999.99");
        Same.Json(
            """
            {
              "expected": { "amount": "100000.00" },
              "recorded": { "amount": "99999.99" },
              "shortfall": { "amount": "0.01" },
              "ratio": "1.00",
              "percent": "100",
              "toOne": "1:1",
              "recordedRatio": "0.99",
              "state": "UNMET"
            }
            """,
            await MatchAsync(lancaster, "Community Capital Fund")
        );

        await RecordAsync(lancaster, id, "0.01");
        var met = JsonNode.Parse(await MatchAsync(lancaster, "Community Capital Fund"))!;
        Assert.Equal(("0.00", "1.00", "MET"), ((string?)met["shortfall"]!["amount"], (string?)met["recordedRatio"], (string?)met["state"]));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G11")]
    public async Task Help_in_kind_is_match_and_never_cash(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        await RecordAsync(lancaster, await ContributionAsync(lancaster, "Social Enterprise"), "15000");

        var match = (
            await lancaster.AllocationAsync(
                "Social Enterprise",
                $"matchFunding {{ total {{ {Totals} }} cash {{ {Totals} }} inKind {{ {Totals} }} }}"
            )
        )["matchFunding"]!;

        Same.Json(
            """
            {
              "expected": { "amount": "15000.00" },
              "recorded": { "amount": "15000.00" },
              "shortfall": { "amount": "0.00" },
              "ratio": "0.12",
              "percent": "12.5",
              "toOne": "0.12:1",
              "recordedRatio": "0.12",
              "state": "MET"
            }
            """,
            match["inKind"]!.ToJsonString()
        );
        Same.Json(
            """
            {
              "expected": { "amount": "0.00" },
              "recorded": { "amount": "0.00" },
              "shortfall": { "amount": "0.00" },
              "ratio": "0.00",
              "percent": "0",
              "toOne": null,
              "recordedRatio": "0.00",
              "state": "NOT_EXPECTED"
            }
            """,
            match["cash"]!.ToJsonString()
        );
        Assert.Equal(match["inKind"]!.ToJsonString(), match["total"]!.ToJsonString());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G12")]
    public async Task Investment_that_a_grant_draws_in_is_leverage_and_no_match(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var finder = await lancaster.AllocationAsync(
            "Cooperative Fund Finder",
            "leverage { expected { amount } toOne state } matchFunding { total { expected { amount } state } } contributions { "
                + "nodes { kind least { amount } overMonths } }"
        );

        Assert.Equal("""{"expected":{"amount":"1000000.00"},"toOne":"10:1","state":"UNMET"}""", finder["leverage"]!.ToJsonString());
        Assert.Equal("""{"total":{"expected":{"amount":"0.00"},"state":"NOT_EXPECTED"}}""", finder["matchFunding"]!.ToJsonString());
        Assert.Equal(
            """[{"kind":"LEVERAGE","least":{"amount":"1000000.00"},"overMonths":24}]""",
            finder["contributions"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task More_help_in_kind_does_not_make_up_for_cash(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var allocation = await lancaster.IdAsync("Domestic Violence");
        var cash = await ExpectAsync(lancaster, allocation, "CASH", "1000");
        var inKind = await ExpectAsync(lancaster, allocation, "IN_KIND", "500");
        await RecordAsync(lancaster, cash, "900");
        await RecordAsync(lancaster, inKind, "5000");

        Same.Json(
            """
            {
              "expected": { "amount": "1500.00" },
              "recorded": { "amount": "5900.00" },
              "shortfall": { "amount": "100.00" },
              "ratio": "0.03",
              "percent": "3",
              "toOne": "0.03:1",
              "recordedRatio": "0.11",
              "state": "UNMET"
            }
            """,
            await MatchAsync(lancaster, "Domestic Violence")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_corrected_or_withdrawn_counts_no_more_and_stays_in_the_history(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await ContributionAsync(lancaster, "Community Capital Fund");
        await RecordAsync(lancaster, id, "100000");
        var wrong = (string)(await RecordingsAsync(lancaster))[0]!["id"]!;

        Assert.Equal(
            ["INVALID input.reason", "INVALID input.reason"],
            [
                .. await lancaster.RefusedAsync(
                    "recordContribution",
                    $"""expectedContribution: "{id}", amount: "10000", on: "2012", evidence: "Letter", corrects: "{wrong}", reason: " " """
                ),
                .. await lancaster.RefusedAsync("withdrawContribution", $"""recordedContribution: "{wrong}", reason: "" """),
            ]
        );
        await lancaster.DoAsync(
            "recordContribution",
            $"""
            expectedContribution: "{id}", amount: "10000", on: "2012", evidence: "Letter", corrects: "{wrong}",
            reason: "A nought too many"
            """
        );
        Assert.Contains(
            """recorded":{"amount":"10000.00"}""",
            await MatchAsync(lancaster, "Community Capital Fund"),
            StringComparison.Ordinal
        );

        var right = (string)(await RecordingsAsync(lancaster))[1]!["id"]!;
        await lancaster.DoAsync("withdrawContribution", $"""recordedContribution: "{right}", reason: "Paid back" """);
        Assert.Contains("""recorded":{"amount":"0.00"}""", await MatchAsync(lancaster, "Community Capital Fund"), StringComparison.Ordinal);
        Assert.Equal(
            ["100000.00 A nought too many", "10000.00 Paid back"],
            (await RecordingsAsync(lancaster)).Select(r => $"{(string?)r!["amount"]!["amount"]} {(string?)r["withdrawnReason"]}")
        );

        foreach (var recording in new[] { wrong, right })
        {
            Assert.Equal(
                ["WITHDRAWN input.recordedContribution"],
                await lancaster.RefusedAsync("withdrawContribution", $"""recordedContribution: "{recording}", reason: "Again" """)
            );
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_contribution_is_withdrawn_only_while_nothing_has_come_of_it(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await ContributionAsync(lancaster, "Community Capital Fund");
        await RecordAsync(lancaster, id, "1");
        var withdraw = $"""expectedContribution: "{id}", reason: "Too much to ask" """;

        Assert.Equal(
            ["ALREADY_RECORDED input.expectedContribution"],
            await lancaster.RefusedAsync("withdrawExpectedContribution", withdraw)
        );
        await lancaster.DoAsync(
            "withdrawContribution",
            $"""recordedContribution: "{(string)(await RecordingsAsync(lancaster))[0]!["id"]!}", reason: "Of another fund" """
        );
        await lancaster.DoAsync("withdrawExpectedContribution", withdraw);

        Assert.Contains("\"NOT_EXPECTED\"", await MatchAsync(lancaster, "Community Capital Fund"), StringComparison.Ordinal);
        Assert.Equal(["WITHDRAWN input.expectedContribution"], await lancaster.RefusedAsync("withdrawExpectedContribution", withdraw));
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_is_named_and_nothing_is_saved(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var id = await ContributionAsync(lancaster, "Community Capital Fund");
        var allocation = await lancaster.IdAsync("Community Capital Fund");

        Assert.Equal(
            ["INVALID input.amount", "INVALID input.evidence", "INVALID input.on"],
            await lancaster.RefusedAsync("recordContribution", $"""expectedContribution: "{id}", amount: "0", on: "2199", evidence: "" """)
        );
        Assert.Equal(
            ["INVALID input.least", "INVALID input.contributor", "INVALID input.overMonths"],
            await lancaster.RefusedAsync(
                "expectContribution",
                $"""allocation: "{allocation}", kind: CASH, contributor: "", least: "-1", overMonths: 0"""
            )
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await lancaster.RefusedAsync(
                "expectContribution",
                $"""allocation: "{allocation}", kind: CASH, contributor: "Any", least: "1", version: 99"""
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.corrects"],
            await lancaster.RefusedAsync(
                "recordContribution",
                $"""
                expectedContribution: "{id}", amount: "1", on: "2012", evidence: "Letter",
                corrects: "RecordedContribution_{Guid.NewGuid():N}", reason: "Wrong"
                """
            )
        );
        // Another partnership's officer is told that there is none.
        var stranger = await lancaster.Host.KeyAsync("south-lakeland", CouncilPlatform.Sdk.Role.Officer);
        var answer = await lancaster.Host.AskAsync(
            $$"""
            mutation { recordContribution(input: {partnership: "south-lakeland", expectedContribution: "{{id}}", amount: "1",
            on: "2012", evidence: "Letter"}) { errors { code } } }
            """,
            stranger
        );
        Assert.Contains(answer["errors"] is null ? "NOT_FOUND" : "MODULE_NOT_ENABLED", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("""recorded":{"amount":"0.00"}""", await MatchAsync(lancaster, "Community Capital Fund"), StringComparison.Ordinal);
    }

    private static async Task<string> MatchAsync(LancasterFund lancaster, string title) =>
        (await lancaster.AllocationAsync(title, $"matchFunding {{ total {{ {Totals} }} }}"))["matchFunding"]!["total"]!.ToJsonString();

    private static async Task<string> ContributionAsync(LancasterFund lancaster, string title) =>
        (string)(await lancaster.AllocationAsync(title, "contributions { nodes { id } }"))["contributions"]!["nodes"]![0]!["id"]!;

    private static async Task<string> ExpectAsync(LancasterFund lancaster, string allocation, string kind, string least) =>
        (string)
            (
                await lancaster.DoAsync(
                    "expectContribution",
                    $"""allocation: "{allocation}", kind: {kind}, contributor: "Any", least: "{least}" """,
                    "expectedContribution { id }"
                )
            )["expectedContribution"]!["id"]!;

    private static Task<JsonNode> RecordAsync(LancasterFund lancaster, string id, string amount) =>
        lancaster.DoAsync(
            "recordContribution",
            $"""expectedContribution: "{id}", amount: "{amount}", on: "2012-03", evidence: "Bank statement" """
        );

    private static async Task<JsonArray> RecordingsAsync(LancasterFund lancaster) =>
        (
            await lancaster.AllocationAsync(
                "Community Capital Fund",
                "contributions { nodes { recordings { nodes { id amount { amount } on withdrawn withdrawnReason } } } }"
            )
        )["contributions"]!["nodes"]![0]!["recordings"]!["nodes"]!.AsArray();
}
