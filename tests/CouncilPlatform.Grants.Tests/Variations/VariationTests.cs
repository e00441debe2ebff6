using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Variations;

/// <summary>Variations: proposed by one, agreed by another, kept with what stood before, and followed by the ledger.</summary>
public sealed class VariationTests
{
    private const string Fields = "allocationVariation { id }";

    [Theory]
    [EveryDatabase]
    public async Task A_variation_moves_money_once_it_is_agreed_and_its_history_is_kept(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync("100", "50");
        await payments.PaidAsync(allocation, revenue: "40");

        var first = await ProposeAsync(
            payments,
            allocation,
            """revenue: "130.01", capital: "20", ends: "2027-03", terms: "Open on Sundays", reason: "Costs rose" """
        );
        Assert.Equal("900.00 0.00 60.00 40.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
        grants.SetTime("2026-09-03T10:00:00Z");
        await grants.DoAsync("agreeAllocationVariation", $"""variation: "{first}" """, key: await payments.FinanceAsync());
        Assert.Equal("869.99 0.00 90.01 40.00/480.00 0.00 20.00 0.00", await payments.LinesAsync());
        Assert.Equal(
            """{"ends":"2027-03","terms":"Open on Sundays","state":"COMMITTED"}""",
            (await payments.NodeAsync(allocation, "ends terms state"))!.ToJsonString()
        );

        var second = await ProposeAsync(payments, allocation, """ends: "2027-06-30", reason: "Scaffolding late" """);
        await grants.DoAsync(
            "refuseAllocationVariation",
            $"""variation: "{second}", reason: "No need" """,
            key: await payments.FinanceAsync()
        );

        const string terms = "{ amounts { revenue { amount } capital { amount } } ends terms }";
        Same.Json(
            """
            {
              "totalCount": 2,
              "nodes": [
                {
                  "number": 1,
                  "state": "AGREED",
                  "reason": "Costs rose",
                  "remark": null,
                  "proposedBy": "officer",
                  "decidedBy": "finance",
                  "proposed": "2026-09-01T09:00:00+01:00",
                  "decided": "2026-09-03T11:00:00+01:00",
                  "before": {
                    "amounts": { "revenue": { "amount": "100.00" }, "capital": { "amount": "50.00" } },
                    "ends": null,
                    "terms": null
                  },
                  "after": {
                    "amounts": { "revenue": { "amount": "130.01" }, "capital": { "amount": "20.00" } },
                    "ends": "2027-03",
                    "terms": "Open on Sundays"
                  }
                },
                {
                  "number": 2,
                  "state": "REFUSED",
                  "reason": "Scaffolding late",
                  "remark": "No need",
                  "proposedBy": "officer",
                  "decidedBy": "finance",
                  "proposed": "2026-09-03T11:00:00+01:00",
                  "decided": "2026-09-03T11:00:00+01:00",
                  "before": {
                    "amounts": { "revenue": { "amount": "130.01" }, "capital": { "amount": "20.00" } },
                    "ends": "2027-03",
                    "terms": "Open on Sundays"
                  },
                  "after": {
                    "amounts": { "revenue": { "amount": "130.01" }, "capital": { "amount": "20.00" } },
                    "ends": "2027-06-30",
                    "terms": "Open on Sundays"
                  }
                }
              ]
            }
            """,
            (
                await payments.NodeAsync(
                    allocation,
                    $"variations {{ totalCount nodes {{ number state reason remark proposedBy decidedBy proposed decided before "
                        + $"{terms} after {terms} }} }}"
                )
            )!["variations"]!.ToJsonString()
        );
        Assert.Equal("2027-03", (string?)(await payments.NodeAsync(allocation, "ends"))!["ends"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Nobody_agrees_to_their_own_variation_nor_twice(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var approver = await grants.ApproverAsync();
        var id = await ProposeAsync(payments, allocation, """revenue: "101", reason: "Costs rose" """, approver);
        var trustee = await grants.KeyAsync("trustee", Role.Approver, GrantRound.Group(1));

        Assert.Equal(
            ["FOUR_EYES input.variation"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, approver)
        );
        Assert.Equal(
            ["NOT_YOURS input.variation"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, trustee)
        );
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""
                        mutation { agreeAllocationVariation(input: {partnership: "north", variation: "{{id}}"}) { errors { code } } }
                        """,
                        await grants.OfficerAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        var finance = await payments.FinanceAsync();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, finance)))
        );
        Assert.Single(answers, a => a.Count == 0);
        Assert.All(answers.SelectMany(a => a), refused => Assert.Equal("WRONG_STATE input.variation", refused));
        Assert.Equal("899.00 0.00 101.00 0.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task Less_is_never_less_than_what_is_paid_and_scheduled(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync("100", "50");
        await payments.PaidAsync(allocation, revenue: "40");
        await payments.PlannedAsync(allocation, revenue: "30");

        Assert.Equal(["MORE_THAN_COMMITTED input.revenue"], await RefusedAsync("""revenue: "69.99" """));
        Assert.Equal(["MORE_THAN_COMMITTED input.revenue"], await RefusedAsync("""revenue: "0", capital: "0" """));
        Assert.Equal(["INVALID input"], await RefusedAsync("""revenue: "100" """));
        var id = await ProposeAsync(payments, allocation, """revenue: "70", capital: "0", reason: "Cheaper" """);
        Assert.Equal(["VARIATION_PENDING input.allocation"], await RefusedAsync("""revenue: "80" """));

        // What is scheduled meanwhile counts, and is given up again.
        var meanwhile = await payments.PlannedAsync(allocation, revenue: "0.01");
        Assert.Equal(
            ["MORE_THAN_COMMITTED input.revenue"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, await payments.FinanceAsync())
        );
        await grants.DoAsync("cancelMilestone", $"""milestone: "{meanwhile}", reason: "No" """);
        await grants.DoAsync("agreeAllocationVariation", $"""variation: "{id}" """, key: await payments.FinanceAsync());
        Assert.Equal("930.00 0.00 30.00 40.00/500.00 0.00 0.00 0.00", await payments.LinesAsync());

        Task<IReadOnlyList<string>> RefusedAsync(string changes) =>
            grants.RefusedAsync("proposeAllocationVariation", $"""allocation: "{allocation}", reason: "Cheaper", {changes}""");
    }

    [Theory]
    [EveryDatabase]
    public async Task More_is_never_more_than_the_fund_the_round_and_the_programme_have(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync("100", "50");
        var id = await ProposeAsync(payments, allocation, """revenue: "1000.01", reason: "Costs rose" """);
        Assert.Equal(
            ["INSUFFICIENT_FUNDS input.revenue"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, await payments.FinanceAsync())
        );
        Assert.Equal("900.00 0.00 100.00 0.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());

        await grants.DoAsync("changeProgramme", """programme: "small", funds: [{fund: "pot", revenue: "200", capital: "100"}]""");
        await grants.AddRoundAsync(revenue: "150", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");
        await grants.DoAsync(
            "awardApplication",
            $$"""application: "{{application}}", draws: [{fund: "pot", revenue: "100"}], commit: true, reason: "Best" """,
            key: await grants.ApproverAsync()
        );
        var awarded = (string)
            (await grants.NodeAsync(application, "allocations { id }", await grants.OfficerAsync()))!["allocations"]![0]!["id"]!;
        var beyond = await ProposeAsync(payments, awarded, """revenue: "150.01", capital: "1", reason: "Costs rose" """);
        Assert.Equal(
            ["BUDGET_EXCEEDED input.variation", "BUDGET_EXCEEDED input.variation"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{beyond}" """, await payments.FinanceAsync())
        );
        await grants.DoAsync("refuseAllocationVariation", $"""variation: "{beyond}", reason: "Too much" """);
        var within = await ProposeAsync(payments, awarded, """revenue: "150", reason: "Costs rose" """);
        await grants.DoAsync("agreeAllocationVariation", $"""variation: "{within}" """, key: await payments.FinanceAsync());
        Assert.Equal(
            "150.00",
            (string?)
                (await grants.ReadAsync("""programme(code: "small") { funds { drawn { revenue { amount } } } }"""))["programme"]!["funds"]![
                    0
                ]!["drawn"]!["revenue"]!["amount"]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_variation_is_of_what_stood_when_it_was_proposed(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync("100", "50");
        await payments.PaidAsync(allocation, revenue: "40");
        var id = await ProposeAsync(payments, allocation, """revenue: "120", reason: "Costs rose" """);

        await grants.DoAsync("returnPayment", $"""allocation: "{allocation}", revenue: "5" """);
        Assert.Equal(
            ["CHANGED_SINCE input.variation"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, await payments.FinanceAsync())
        );
        await grants.DoAsync("releaseAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal(
            ["NOT_COMMITTED input.allocation"],
            await grants.RefusedAsync("agreeAllocationVariation", $"""variation: "{id}" """, await payments.FinanceAsync())
        );
        Assert.Equal(
            ["NOT_COMMITTED input.allocation"],
            await grants.RefusedAsync("proposeAllocationVariation", $"""allocation: "{allocation}", revenue: "1", reason: "Again" """)
        );
        Assert.Equal(
            ["INVALID input.revenue", "INVALID input.reason"],
            await grants.RefusedAsync("proposeAllocationVariation", $"""allocation: "{allocation}", revenue: "-1", reason: "" """)
        );
        Assert.Equal("965.00 0.00 0.00 35.00/500.00 0.00 0.00 0.00", await payments.LinesAsync());
    }

    private static async Task<string> ProposeAsync(GrantPayments payments, string allocation, string changes, string? key = null) =>
        (string)
            (await payments.Grants.DoAsync("proposeAllocationVariation", $"""allocation: "{allocation}", {changes}""", Fields, key))[
                "allocationVariation"
            ]!["id"]!;
}
