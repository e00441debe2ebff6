using CouncilPlatform.Grants.Tests.Agreements;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Closures;

/// <summary>Money that comes back: returned, clawed back, left over at closure.</summary>
public sealed class ClosureTests
{
    [Theory]
    [EveryDatabase]
    public async Task Closing_gives_the_underspend_back_to_the_fund_and_keeps_the_final_figures(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync("100", "50");
        await payments.PaidAsync(allocation, revenue: "60.01", capital: "49.99");
        await payments.PlannedAsync(allocation, revenue: "10");
        await grants.DoAsync("returnPayment", $"""allocation: "{allocation}", revenue: "0.02", reason: "Change" """);

        await grants.DoAsync("closeAllocation", $"""allocation: "{allocation}", note: "Roof is on" """);

        Assert.Equal("940.01 0.00 0.00 59.99/450.01 0.00 0.00 49.99", await payments.LinesAsync());
        Same.Json(
            """
            {
              "state": "CLOSED",
              "closure": {
                "date": "2026-09-01",
                "note": "Roof is on",
                "paid": { "revenue": { "amount": "59.99" }, "capital": { "amount": "49.99" } },
                "underspend": { "revenue": { "amount": "39.99" }, "capital": { "amount": "0.01" } }
              },
              "milestones": { "nodes": [{ "state": "PAID" }, { "state": "CANCELLED" }] }
            }
            """,
            (
                await payments.NodeAsync(
                    allocation,
                    "state closure { date note paid { revenue { amount } capital { amount } } underspend { revenue { amount } "
                        + "capital { amount } } } milestones { nodes { state } }"
                )
            )!.ToJsonString()
        );
        foreach (var mutation in new[] { "closeAllocation", "releaseAllocation" })
        {
            Assert.Equal(["ALREADY_CLOSED input.allocation"], await grants.RefusedAsync(mutation, $"""allocation: "{allocation}" """));
        }

        Assert.Equal(
            ["NOT_COMMITTED input.allocation"],
            await grants.RefusedAsync("scheduleMilestone", $"""allocation: "{allocation}", title: "More", due: "2027", revenue: "1" """)
        );
        Assert.Equal(["WRONG_STATE input.allocation"], await grants.RefusedAsync("sendGrantAgreement", $"""allocation: "{allocation}" """));
        // An audit finds something afterwards.
        await grants.DoAsync(
            "clawBackPayment",
            $"""allocation: "{allocation}", capital: "49.99", reason: "Spent otherwise" """,
            key: await payments.FinanceAsync()
        );
        Assert.Equal("940.01 0.00 0.00 59.99/500.00 0.00 0.00 0.00", await payments.LinesAsync());
        Assert.Equal(
            "49.99",
            (string?)
                (await payments.NodeAsync(allocation, "closure { paid { capital { amount } } }"))!["closure"]!["paid"]!["capital"]![
                    "amount"
                ]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Nothing_is_closed_while_payments_are_pending(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var pending = await payments.ApprovedAsync(allocation);
        var proposed = (string)
            (await grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "1" """, "allocation { id }"))["allocation"]![
                "id"
            ]!;

        Assert.Equal(
            ["PAYMENTS_PENDING input.allocation"],
            await grants.RefusedAsync("closeAllocation", $"""allocation: "{allocation}" """)
        );
        Assert.Equal(["NOT_COMMITTED input.allocation"], await grants.RefusedAsync("closeAllocation", $"""allocation: "{proposed}" """));
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("closeAllocation", $"""allocation: "{allocation}", version: 99""")
        );
        Assert.Null((await payments.NodeAsync(allocation, "closure { date }"))!["closure"]);
        await grants.DoAsync("payMilestone", $"""milestone: "{pending}" """, key: await payments.FinanceAsync());
        await grants.DoAsync("closeAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal("989.00 1.00 0.00 10.00/500.00 0.00 0.00 0.00", await payments.LinesAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task No_more_comes_back_than_was_paid(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        await payments.PaidAsync(allocation, revenue: "10");
        var finance = await payments.FinanceAsync();

        Assert.Equal(
            ["INSUFFICIENT_FUNDS input.revenue"],
            await grants.RefusedAsync("returnPayment", $"""allocation: "{allocation}", revenue: "10.01" """)
        );
        Assert.Equal(
            ["INSUFFICIENT_FUNDS input.capital"],
            await grants.RefusedAsync(
                "clawBackPayment",
                $"""allocation: "{allocation}", revenue: "10", capital: "0.01", reason: "Spent otherwise" """,
                finance
            )
        );
        Assert.Equal(
            ["INVALID input.reason"],
            await grants.RefusedAsync("clawBackPayment", $"""allocation: "{allocation}", revenue: "10", reason: "" """, finance)
        );
        Assert.Equal(["INVALID input"], await grants.RefusedAsync("returnPayment", $"""allocation: "{allocation}" """));
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""
                        mutation { clawBackPayment(input: {partnership: "north", allocation: "{{allocation}}", revenue: "1",
                        reason: "No"}) { errors { code } } }
                        """,
                        await grants.OfficerAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        Assert.Equal(
            ["NOT_YOURS input.allocation"],
            await grants.RefusedAsync(
                "clawBackPayment",
                $"""allocation: "{allocation}", revenue: "1", reason: "No" """,
                await grants.KeyAsync("trustee", Role.Approver, GrantRound.Group(1))
            )
        );
        await grants.DoAsync("returnPayment", $"""allocation: "{allocation}", revenue: "4" """);
        await grants.DoAsync("clawBackPayment", $"""allocation: "{allocation}", revenue: "6", reason: "Spent otherwise" """, key: finance);
        Assert.Equal("910.00 0.00 90.00 0.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
        Assert.Equal(
            ["RETURNED 4.00 ", "CLAWED_BACK 6.00 Spent otherwise"],
            (await grants.ReadAsync("""fund(slug: "pot") { lines { entries(last: 2) { nodes { kind amount { amount } note } } } }"""))[
                "fund"
            ]!["lines"]![0]!["entries"]!["nodes"]!
                .AsArray()
                .Select(e => $"{(string)e!["kind"]!} {(string)e["amount"]!["amount"]!} {(string?)e["note"]}")
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_comes_back_is_the_rounds_to_award_again(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var (_, allocation) = await AgreementTests.AwardedAsync(grants);
        var agreement = (string)
            (await grants.DoAsync("sendGrantAgreement", $"""allocation: "{allocation}" """, "grantAgreement { id }"))["grantAgreement"]![
                "id"
            ]!;
        await grants.DoAsync("signGrantAgreement", $"""agreement: "{agreement}", as: "Chair" """);
        await grants.DoAsync(
            "countersignGrantAgreement",
            $"""agreement: "{agreement}", as: "Solicitor" """,
            key: await grants.ApproverAsync()
        );
        await payments.PaidAsync(allocation, revenue: "70");
        Assert.Equal("100.00", await DrawnAsync());

        await grants.DoAsync("returnPayment", $"""allocation: "{allocation}", revenue: "20" """);
        Assert.Equal("80.00", await DrawnAsync());
        await grants.DoAsync("closeAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal("50.00", await DrawnAsync());
        await grants.DoAsync(
            "clawBackPayment",
            $"""allocation: "{allocation}", revenue: "50", reason: "Hall was sold" """,
            key: await payments.FinanceAsync()
        );
        Assert.Equal("0.00", await DrawnAsync());

        async Task<string?> DrawnAsync() =>
            (string?)
                (await grants.ReadAsync("""programme(code: "small") { funds { drawn { revenue { amount } } } }"""))["programme"]!["funds"]![
                    0
                ]!["drawn"]!["revenue"]!["amount"];
    }
}
