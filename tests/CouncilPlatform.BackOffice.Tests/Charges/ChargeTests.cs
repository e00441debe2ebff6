using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Charges;

/// <summary>Contracts that authorities share, and what they charge one another.</summary>
public sealed class ChargeTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B5")]
    [Trait("case", "B6")]
    [Trait("case", "B32")]
    public async Task A_contract_area_has_one_lead_an_alignment_gap_and_a_warning_where_no_power_is_recorded(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.First}" """);
        Assert.Equal(
            ["SECOND_LEAD input.lead", "ALREADY_EXISTS input.slug"],
            await pair.RefusedAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.Second}" """)
        );
        Assert.Equal(
            ["SECOND_LEAD input.users.0.lead"],
            await pair.RefusedAsync("shareContracts", $$"""contractArea: "waste", users: [{organisation: "{{Pair.Second}}", lead: true}]""")
        );
        await pair.DoAsync("shareContracts", $$"""contractArea: "waste", users: [{organisation: "{{Pair.Second}}"}]""");
        await pair.DoAsync(
            "saveContract",
            $"""contractArea: "waste", reference: "W1", title: "Collection", authority: "{Pair.First}", endsOn: "2009-03-31" """
        );
        await pair.DoAsync(
            "saveContract",
            $"""contractArea: "waste", reference: "W2", title: "Collection", authority: "{Pair.Second}", endsOn: "2010-09-30" """
        );
        Assert.Equal(
            """[{"lead":{"name":"First District"},"alignment":{"months":18,"days":0},"warnings":[{"code":"VIRES"}]}]""",
            (await pair.ReadAsync("contractAreas { nodes { lead { name } alignment { months days } warnings { code } } }"))[
                "contractAreas"
            ]!["nodes"]!.ToJsonString()
        );
        await pair.DoAsync(
            "shareContracts",
            $$"""contractArea: "waste", users: [{organisation: "{{Pair.Second}}", power: "Local Government Act 1972, section 101"}]"""
        );
        Assert.Equal(
            "[]",
            (await pair.ReadAsync("contractAreas { nodes { warnings { code } } }"))["contractAreas"]!["nodes"]![0]![
                "warnings"
            ]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Recharges_are_divided_to_the_penny_reversed_and_reconciled(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var first = await pair.IdAsync(
            "addRecharge",
            $$"""
            reference: "R1", title: "Audit", provider: "{{Pair.First}}", financialYear: "2021/22", on: "2021-06-30", amount: "100.01",
            driver: HEADCOUNT, shares: [{client: "{{Pair.First}}", weight: 1}, {client: "{{Pair.Second}}", weight: 1}]
            """,
            "recharge"
        );
        await pair.DoAsync(
            "setRate",
            $"""provider: "{Pair.First}", item: "Solicitor", unit: "hour", amount: "60.01", effectiveFrom: "2021-04-01" """
        );
        await pair.DoAsync(
            "chargeByRate",
            $"""
            reference: "R2", title: "Tribunal", provider: "{Pair.First}", client: "{Pair.Second}", item: "Solicitor", quantity: "7.5",
            financialYear: "2021/22", on: "2021-07-01"
            """
        );
        await pair.DoAsync(
            "stateFigure",
            $"""provider: "{Pair.First}", client: "{Pair.Second}", saidBy: "{Pair.First}", financialYear: "2021/22", amount: "500.09" """
        );
        await pair.DoAsync(
            "stateFigure",
            $"""provider: "{Pair.First}", client: "{Pair.Second}", saidBy: "{Pair.Second}", financialYear: "2021/22", amount: "500.00" """
        );
        var said = (await pair.ReadAsync("""reconciliations(financialYear: "2021/22") { charged { amount } agrees words }"""))[
            "reconciliations"
        ]![0]!;
        Assert.Equal("500.09|False", $"{said["charged"]!["amount"]}|{(bool)said["agrees"]!}");
        Assert.Equal("The client states £500.00, £0.09 less than was charged.", (string?)said["words"]);
        await pair.DoAsync("reverseRecharge", $"""recharge: "{first}", reference: "R1R", on: "2021-07-02", reason: "Wrong heads" """);
        Assert.Equal(
            ["REVERSED input.recharge"],
            await pair.RefusedAsync("reverseRecharge", $"""recharge: "{first}", reference: "R1S", on: "2021-07-02", reason: "Again" """)
        );
        Assert.Equal(
            """{"totalOwes":{"amount":"450.08"},"net":{"amount":"-450.08"}}""",
            (
                await pair.ReadAsync(
                    $$"""chargeStatement(council: "{{Pair.Second}}", financialYear: "2021/22") { totalOwes { amount } net { amount } }"""
                )
            )["chargeStatement"]!.ToJsonString()
        );
    }
}
