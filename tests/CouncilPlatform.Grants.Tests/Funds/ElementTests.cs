using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>Money that is expected, not announced or kept elsewhere is shown, and never available.</summary>
public sealed class ElementTests
{
    private const string Element =
        "fundElement { id version status asOf expected { revenue { amount } capital { amount } total { amount } } received { "
        + "total { amount } } outstanding { revenue { amount } } retainedBy { gssCode } }";

    private const string Outlook =
        "outlook { available { revenue { amount } capital { amount } } confirmed { known { total { amount } } elements unknown "
        + "} unconfirmed { known { total { amount } } elements unknown } retained { known { total { amount } } elements unknown "
        + "} }";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G17")]
    public async Task Future_funding_without_an_announcement_is_unconfirmed_and_never_available(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var fund = await lancaster.FundAsync(
            "second-homes-funding",
            $"elements {{ totalCount nodes {{ title status asOf expected {{ revenue {{ amount }} total {{ amount }} }} }} }} {Outlook}"
        );

        Same.Json(
            """
            {
              "totalCount": 1,
              "nodes": [
                {
                  "title": "Future funding",
                  "status": "UNCONFIRMED",
                  "asOf": "2011-11-08",
                  "expected": { "revenue": null, "total": null }
                }
              ]
            }
            """,
            fund["elements"]!.ToJsonString()
        );
        Assert.Equal("""{"revenue":{"amount":"0.00"},"capital":{"amount":"0.00"}}""", fund["outlook"]!["available"]!.ToJsonString());
        Assert.Equal("""{"known":{"total":{"amount":"0.00"}},"elements":1,"unknown":1}""", fund["outlook"]!["unconfirmed"]!.ToJsonString());

        // An amount that is hoped for adds nothing to what is there.
        var hoped = await lancaster.MutateAsync(
            "recordFundElement",
            $"{FundFacts.SecondHomes}, title: \"Next year\", status: UNCONFIRMED, revenue: \"443000\", capital: \"0\", asOf: \"2011-11\"",
            Element
        );
        Assert.Equal("443000.00", (string?)hoped["fundElement"]!["expected"]!["total"]!["amount"]);
        fund = await lancaster.FundAsync("second-homes-funding", Outlook);
        Assert.Equal(
            """{"known":{"total":{"amount":"443000.00"}},"elements":2,"unknown":1}""",
            fund["outlook"]!["unconfirmed"]!.ToJsonString()
        );
        var refused = await lancaster.MutateAsync(
            "allocateGrant",
            $"{FundFacts.SecondHomes}, title: \"T\", revenue: \"0.01\"",
            "allocation { id }"
        );
        Assert.Equal("INSUFFICIENT_FUNDS input/revenue", refused.Errors());
        var received = await lancaster.MutateAsync(
            "receiveFunding",
            $"{FundFacts.SecondHomes}, revenue: \"1\", element: \"{hoped["fundElement"]!["id"]}\"",
            "fund { id }"
        );
        Assert.Equal("ELEMENT_NOT_CONFIRMED input/element", received.Errors());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G18")]
    public async Task What_the_county_keeps_is_not_the_districts_to_allocate(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var fund = await lancaster.FundAsync(
            $"elements(status: RETAINED) {{ nodes {{ id title status asOf retainedBy {{ name gssCode }} expected {{ total {{ "
                + $"amount }} }} }} }} {Outlook}"
        );

        var kept = Assert.Single(fund["elements"]!["nodes"]!.AsArray())!.AsObject();
        var id = (string)kept["id"]!;
        kept.Remove("id");
        Same.Json(
            """
            {
              "title": "Lancashire County Council element",
              "status": "RETAINED",
              "asOf": "2011-08-18",
              "retainedBy": { "name": "Lancashire County Council", "gssCode": "E10000017" },
              "expected": { "total": null }
            }
            """,
            kept.ToJsonString()
        );
        Assert.Equal(
            """{"revenue":{"amount":"27535.40"},"capital":{"amount":"89910.60"}}""",
            fund["outlook"]!["available"]!.ToJsonString()
        );

        // Even with its amount known none of it can be received or allocated here.
        await lancaster.MutateAsync(
            "changeFundElement",
            $"partnership: \"lancaster-district\", element: \"{id}\", revenue: \"500000\", capital: \"0\", asOf: \"2011-08-18\"",
            Element
        );
        var received = await lancaster.MutateAsync("receiveFunding", $"{FundFacts.Prg}, revenue: \"1\", element: \"{id}\"", "fund { id }");
        Assert.Equal("ELEMENT_NOT_CONFIRMED input/element", received.Errors());
        Assert.Contains("Another body retains", received.Message(), StringComparison.Ordinal);
        Assert.Equal("INSUFFICIENT_FUNDS input/revenue", (await lancaster.AllocateAsync("revenue: \"27535.41\"")).Errors());
        Assert.Equal(
            """{"known":{"total":{"amount":"500000.00"}},"elements":1,"unknown":0}""",
            (await lancaster.FundAsync(Outlook))["outlook"]!["retained"]!.ToJsonString()
        );
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task Confirming_moves_no_money_and_what_comes_is_counted_against_the_element(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var element = (
            await lancaster.MutateAsync(
                "recordFundElement",
                $"{FundFacts.Prg}, title: \"Second half\", status: UNCONFIRMED, asOf: \"2011\"",
                Element
            )
        )["fundElement"]!;
        var change = $"partnership: \"lancaster-district\", element: \"{element["id"]}\", asOf: \"2012-01\"";

        var confirmed = await lancaster.MutateAsync(
            "changeFundElement",
            $"{change}, status: CONFIRMED, revenue: \"100\", version: {element["version"]}",
            Element
        );
        Assert.Equal("", confirmed.Errors());
        Assert.Null(confirmed["fundElement"]!["expected"]!["total"]);
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());

        var stale = await lancaster.MutateAsync("changeFundElement", $"{change}, capital: \"0\", version: {element["version"]}", Element);
        Assert.Equal("CONFLICT input/version", stale.Errors());

        var receive = await lancaster.MutateAsync(
            "receiveFunding",
            $"{FundFacts.Prg}, revenue: \"30.01\", element: \"{element["id"]}\"",
            "fund { id }"
        );
        Assert.Equal("", receive.Errors());
        Assert.Equal("27565.41/89910.60", await lancaster.RemainingAsync());
        var now = (
            await lancaster.FundAsync(
                $"elements(status: CONFIRMED) {{ nodes {{ received {{ revenue {{ amount }} }} outstanding {{ revenue {{ amount "
                    + $"}} capital {{ amount }} }} }} }} {Outlook}"
            )
        )!;
        Assert.Equal(
            """[{"received":{"revenue":{"amount":"30.01"}},"outstanding":{"revenue":{"amount":"69.99"},"capital":null}}]""",
            now["elements"]!["nodes"]!.ToJsonString()
        );
        Assert.Equal("""{"known":{"total":{"amount":"69.99"}},"elements":1,"unknown":1}""", now["outlook"]!["confirmed"]!.ToJsonString());

        // More than expected shows below zero, and takes nothing off what others are to bring.
        await lancaster.MutateAsync("receiveFunding", $"{FundFacts.Prg}, revenue: \"70\", element: \"{element["id"]}\"", "fund { id }");
        now = await lancaster.FundAsync($"elements(status: CONFIRMED) {{ nodes {{ outstanding {{ revenue {{ amount }} }} }} }} {Outlook}");
        Assert.Equal("-0.01", (string?)now["elements"]!["nodes"]![0]!["outstanding"]!["revenue"]!["amount"]);
        Assert.Equal("0.00", (string?)now["outlook"]!["confirmed"]!["known"]!["total"]!["amount"]);

        var taken = await lancaster.MutateAsync("changeFundElement", $"{change}, status: UNCONFIRMED", Element);
        Assert.Equal("ELEMENT_RECEIVED input/status", taken.Errors());
        var unknown = await lancaster.MutateAsync("changeFundElement", $"{change}, unknown: [REVENUE]", Element);
        Assert.Null(unknown["fundElement"]!["expected"]!["revenue"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_an_element_is_told_at_once_and_nothing_is_saved(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var refused = await lancaster.MutateAsync(
            "recordFundElement",
            $"{FundFacts.Prg}, title: \" \", status: RETAINED, revenue: \"-1\", capital: \"1000000000000.01\", asOf: \"2199\"",
            Element
        );
        Assert.Equal(
            "INVALID input/title, INVALID input/asOf, INVALID input/revenue, INVALID input/capital, INVALID input/retainedBy",
            refused.Errors()
        );

        var nobody = await lancaster.MutateAsync(
            "recordFundElement",
            $"{FundFacts.Prg}, title: \"T\", status: CONFIRMED, retainedBy: \"E99999999\", asOf: \"2011\"",
            Element
        );
        Assert.Equal("NOT_FOUND input/retainedBy, INVALID input/retainedBy", nobody.Errors());

        var other = (await lancaster.FundAsync("second-homes-funding", "elements { nodes { id } }"))["elements"]!["nodes"]![0]!["id"];
        var elsewhere = await lancaster.MutateAsync(
            "receiveFunding",
            $"{FundFacts.Prg}, revenue: \"1\", element: \"{other}\"",
            "fund { id }"
        );
        Assert.Equal("NOT_FOUND input/element", elsewhere.Errors());
        Assert.Equal(1, (int)(await lancaster.FundAsync("elements { totalCount }"))["elements"]!["totalCount"]!);
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task Only_an_officer_records_what_is_known_of_a_fund(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var viewer = await lancaster.Host.KeyAsync("lancaster-district", Role.Viewer);
        foreach (
            var mutation in new[]
            {
                $"recordFundElement(input: {{{FundFacts.Prg}, title: \"T\", status: CONFIRMED, asOf: \"2011\"}})",
                $"adoptFundProtocol(input: {{{FundFacts.Prg}, title: \"T\", text: \"T\", effectiveFrom: \"2012-01-01\", "
                    + $"criteria: [{{code: \"A\", words: \"A\"}}], document: {FundFacts.Report}}})",
                $"restrictFund(input: {{{FundFacts.Prg}, purposes: []}})",
                $"recordStatedTotal(input: {{{FundFacts.Prg}, of: RECEIVED, scope: TOTAL, asWritten: \"£1\", document: "
                    + $"{FundFacts.Report}}})",
                "createFundedScheme(input: {partnership: \"lancaster-district\", slug: \"aa\", title: \"T\", sources: [], "
                    + "sourcesComplete: true})",
            }
        )
        {
            Assert.Equal(
                "FORBIDDEN",
                (string?)
                    (await lancaster.Host.AskAsync($"mutation {{ {mutation} {{ errors {{ code }} }} }}", viewer))["errors"]![0]![
                        "extensions"
                    ]!["code"]
            );
        }
    }
}
