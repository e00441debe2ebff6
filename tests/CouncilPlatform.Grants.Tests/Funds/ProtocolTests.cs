using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Funds;

/// <summary>What a fund may be used for depends on the day of the bid, and on what the fund is bound to.</summary>
public sealed class ProtocolTests
{
    private const string Adopted = "fundProtocol { number effectiveFrom criteria { code } document { title date place } }";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G15")]
    public async Task A_bid_is_held_against_the_protocol_of_its_day(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var fund = await lancaster.FundAsync(
            """
            protocols { number effectiveFrom criteria { code } document { date } }
            first: protocol(on: "2011-08-17") { number } second: protocol(on: "2011-08-18") { number }
            before: eligibility(on: "2011-08-17", criterion: "BUDGET_REDUCTION") { eligible reason protocol { number } }
            after: eligibility(on: "2011-08-18", criterion: "BUDGET_REDUCTION") { eligible protocol { number } }
            still: eligibility(on: "2011-08-18", criterion: "NARROWING_THE_GAP") { eligible }
            """
        );
        Same.Json(
            """
            [
              { "number": 1, "effectiveFrom": null, "criteria": [{ "code": "NARROWING_THE_GAP" }], "document": { "date": "2011-11-08" } },
              {
                "number": 2,
                "effectiveFrom": "2011-08-18",
                "criteria": [{ "code": "NARROWING_THE_GAP" }, { "code": "BUDGET_REDUCTION" }],
                "document": { "date": "2011-11-08" }
              }
            ]
            """,
            fund["protocols"]!.ToJsonString()
        );
        Assert.Equal("1 2", $"{fund["first"]!["number"]} {fund["second"]!["number"]}");
        Assert.False((bool)fund["before"]!["eligible"]!);
        Assert.Equal(1, (int)fund["before"]!["protocol"]!["number"]!);
        Assert.Contains(
            "does not fund BUDGET_REDUCTION, only NARROWING_THE_GAP. Bids made on 2011-08-18 or later may use it",
            (string?)fund["before"]!["reason"],
            StringComparison.Ordinal
        );
        Assert.Equal("""{"eligible":true,"protocol":{"number":2}}""", fund["after"]!.ToJsonString());
        Assert.True((bool)fund["still"]!["eligible"]!);

        var refused = await lancaster.AllocateAsync("revenue: \"1\", criterion: \"BUDGET_REDUCTION\", bidOn: \"2011-08-17\"");
        Assert.Equal("INELIGIBLE input/criterion", refused.Errors());
        Assert.Equal((string?)fund["before"]!["reason"], refused.Message());
        Assert.Equal("27535.40/89910.60", await lancaster.RemainingAsync());
        var allocated = await lancaster.MutateAsync(
            "allocateGrant",
            $"{FundFacts.Prg}, title: \"T\", revenue: \"1\", criterion: \"BUDGET_REDUCTION\", bidOn: \"2011-08-18\"",
            "allocation { criterion bidOn }"
        );
        Assert.Equal("""{"criterion":"BUDGET_REDUCTION","bidOn":"2011-08-18"}""", allocated["allocation"]!.ToJsonString());
        Assert.Equal("27534.40/89910.60", await lancaster.RemainingAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_fund_without_protocols_checks_nothing(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        var fund = await lancaster.FundAsync(
            "second-homes-funding",
            "protocols { number } protocol(on: \"2011-11-08\") { number } eligibility(on: \"2011-11-08\", criterion: \"ANY\") "
                + "{ eligible protocol { number } }"
        );

        Assert.Equal("""{"protocols":[],"protocol":null,"eligibility":{"eligible":true,"protocol":null}}""", fund.ToJsonString());
        await lancaster.MutateAsync("receiveFunding", $"{FundFacts.SecondHomes}, revenue: \"1\"", "fund { id }");
        Assert.Equal(
            "",
            (
                await lancaster.MutateAsync(
                    "allocateGrant",
                    $"{FundFacts.SecondHomes}, title: \"T\", revenue: \"1\", criterion: \"ANY\"",
                    "allocation { id }"
                )
            ).Errors()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_version_comes_after_the_one_before(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string text =
            "title: \"T\", text: \"Words\", criteria: [{code: \"NEW\", words: \"Anything new\"}], document: " + FundFacts.Report;

        foreach (var from in new[] { "", "effectiveFrom: \"2011-08-18\", ", "effectiveFrom: \"2009-01-01\", " })
        {
            Assert.Equal(
                "INVALID input/effectiveFrom",
                (await lancaster.MutateAsync("adoptFundProtocol", $"{FundFacts.Prg}, {from}{text}", Adopted)).Errors()
            );
        }

        var third = await lancaster.MutateAsync("adoptFundProtocol", $"{FundFacts.Prg}, effectiveFrom: \"2011-08-19\", {text}", Adopted);
        Same.Json(
            """
            {
              "number": 3,
              "effectiveFrom": "2011-08-19",
              "criteria": [{ "code": "NEW" }],
              "document": { "title": "A report", "date": "2011-11-08", "place": "2.9" }
            }
            """,
            third["fundProtocol"]!.ToJsonString()
        );

        var faulty = await lancaster.MutateAsync(
            "adoptFundProtocol",
            $"{FundFacts.Prg}, effectiveFrom: \"2012-01-01\", title: \"T\", text: \"\", criteria: [{{code: \"A\", words: "
                + $"\"\"}}, {{code: \"A\", words: \"a\"}}, {{code: \"no code\", words: \"a\"}}], document: {{title: \" \", date: "
                + $"\"2011\"}}",
            Adopted
        );
        Assert.Equal(
            "INVALID input/text, INVALID input/criteria/0/words, INVALID input/criteria/1/code, INVALID input/criteria/2/code, "
                + "INVALID input/document/title",
            faulty.Errors()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task No_protocol_in_force_funds_nothing(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        await lancaster.MutateAsync(
            "adoptFundProtocol",
            $"{FundFacts.SecondHomes}, effectiveFrom: \"2012-04-01\", title: \"T\", text: \"T\", criteria: [{{code: \"A\", "
                + $"words: \"A\"}}], document: {FundFacts.Report}",
            Adopted
        );

        var fund = await lancaster.FundAsync(
            "second-homes-funding",
            "eligibility(on: \"2012-03-31\", criterion: \"A\") { eligible reason protocol { number } }"
        );

        Same.Json(
            """
            {
              "eligible": false,
              "reason": "The fund had no protocol in force on 2012-03-31. The first one took effect on 2012-04-01.",
              "protocol": null
            }
            """,
            fund["eligibility"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_bid_has_a_day_that_was_and_a_criterion(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);

        Assert.Equal("INVALID input/bidOn", (await lancaster.AllocateAsync("revenue: \"1\", bidOn: \"2011-08-18\"")).Errors());
        Assert.Equal(
            "INVALID input/bidOn",
            (await lancaster.AllocateAsync("revenue: \"1\", criterion: \"BUDGET_REDUCTION\", bidOn: \"2199-01-01\"")).Errors()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_restricted_fund_is_used_for_its_purposes_only(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        var created = await lancaster.MutateAsync(
            "createFund",
            "partnership: \"lancaster-district\", slug: \"bound\", name: \"Bound\", source: \"E10000017\", accountableBody: "
                + "\"E07000121\", restrictedTo: [{code: \"HOMES\", words: \"Warm homes\"}]",
            "fund { restrictedTo { code words } }"
        );
        Assert.Equal("""{"restrictedTo":[{"code":"HOMES","words":"Warm homes"}]}""", created["fund"]!.ToJsonString());
        const string bound = "partnership: \"lancaster-district\", fund: \"bound\"";
        await lancaster.MutateAsync("receiveFunding", $"{bound}, revenue: \"100\"", "fund { id }");
        const string allocate = bound + ", title: \"T\", revenue: \"1\"";

        var unnamed = await lancaster.MutateAsync("allocateGrant", allocate, "allocation { id }");
        Assert.Equal("PURPOSE_RESTRICTED input/restrictedPurpose", unnamed.Errors());
        Assert.Contains("may only be used for HOMES", unnamed.Message(), StringComparison.Ordinal);
        Assert.Equal(
            "PURPOSE_RESTRICTED input/restrictedPurpose",
            (await lancaster.MutateAsync("allocateGrant", $"{allocate}, restrictedPurpose: \"PARKS\"", "allocation { id }")).Errors()
        );
        var allocated = await lancaster.MutateAsync(
            "allocateGrant",
            $"{allocate}, restrictedPurpose: \"HOMES\"",
            "allocation { restrictedPurpose }"
        );
        Assert.Equal("HOMES", (string?)allocated["allocation"]!["restrictedPurpose"]);
        Assert.Equal(
            "INVALID input/restrictedPurpose",
            (await lancaster.AllocateAsync("revenue: \"1\", restrictedPurpose: \"HOMES\"")).Errors()
        );

        // Binding a fund to other purposes is for those who answer for it.
        var approver = await lancaster.Host.KeyAsync("lancaster-district", Role.Approver, LancasterFund.Council);
        var changed = await lancaster.MutateAsync(
            "restrictFund",
            $"{bound}, purposes: [{{code: \"PARKS\", words: \"Parks\"}}]",
            "fund { restrictedTo { code } }",
            approver
        );
        Assert.Equal("PARKS", (string?)changed["fund"]!["restrictedTo"]![0]!["code"]);
        Assert.Equal(
            "PURPOSE_RESTRICTED input/restrictedPurpose",
            (await lancaster.MutateAsync("allocateGrant", $"{allocate}, restrictedPurpose: \"HOMES\"", "allocation { id }")).Errors()
        );
        await lancaster.MutateAsync("restrictFund", $"{bound}, purposes: []", "fund { id }", approver);
        Assert.Equal("", (await lancaster.MutateAsync("allocateGrant", allocate, "allocation { id }")).Errors());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B10")]
    public async Task The_networks_grant_is_for_the_regional_strategy_and_for_nothing_else(string provider)
    {
        await using var lancaster = await LancasterFund.StartAsync(provider);
        const string fund = "partnership: \"lancaster-district\", fund: \"nwin\"";
        await lancaster.MutateAsync(
            "createFund",
            "partnership: \"lancaster-district\", slug: \"nwin\", name: \"North West Improvement Network\", source: "
                + "\"E10000017\", accountableBody: \"E07000121\", restrictedTo: [{code: \"NW_STRATEGY\", words: \"A Regional "
                + "Improvement and Efficiency Strategy for the North West\"}]",
            "fund { id }"
        );
        await lancaster.MutateAsync("receiveFunding", $"{fund}, revenue: \"54000\"", "fund { id }");

        Assert.Equal(
            "PURPOSE_RESTRICTED input/restrictedPurpose",
            (await lancaster.MutateAsync("allocateGrant", $"{fund}, title: \"Street scene\", revenue: \"1\"", "allocation { id }")).Errors()
        );
        Assert.Equal(
            "",
            (
                await lancaster.MutateAsync(
                    "allocateGrant",
                    $"{fund}, title: \"The strategy\", revenue: \"54000\", restrictedPurpose: \"NW_STRATEGY\"",
                    "allocation { id }"
                )
            ).Errors()
        );
    }

    [Fact]
    public void Of_a_days_protocols_the_last_that_has_begun_is_in_force() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 40].Array[0, 6], Gen.Int[0, 45])
            .Sample(
                (allAlong, days, day) =>
                {
                    var start = new DateOnly(2011, 8, 1);
                    var from = days.Distinct().Order().Select(d => (DateOnly?)start.AddDays(d)).ToList();
                    if (allAlong)
                    {
                        from.Insert(0, null);
                    }

                    var protocols = from.Select(
                            (f, index) =>
                                new FundProtocol
                                {
                                    Number = index + 1,
                                    EffectiveFrom = f,
                                    Title = "",
                                    Text = "",
                                    CriteriaJson = "[]",
                                    DocumentTitle = "",
                                }
                        )
                        .ToList();
                    var on = start.AddDays(day);

                    // The one whose days hold this one, found the long way.
                    var expected = protocols.SingleOrDefault(p =>
                        (p.EffectiveFrom is null || p.EffectiveFrom <= on)
                        && (p.Number == protocols.Count || protocols[p.Number].EffectiveFrom > on)
                    );
                    return protocols.InForce(on) == expected;
                }
            );
}
