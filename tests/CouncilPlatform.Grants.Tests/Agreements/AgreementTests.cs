using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Agreements;

/// <summary>Grant agreements: nothing is paid before both have signed.</summary>
public sealed class AgreementTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_award_is_paid_once_its_agreement_is_signed_by_both(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var (application, allocation) = await AwardedAsync(grants);
        Assert.Equal("Village hall 1", (string?)(await payments.NodeAsync(allocation, "recipient { name }"))!["recipient"]!["name"]);
        var milestone = await payments.ApprovedAsync(allocation);
        await NotSignedAsync("No agreement was sent");
        var neighbour = await grants.KeyAsync("neighbour", Role.Approver);
        await grants.DoAsync("declareConflict", $"""application: "{application}", reason: "Neighbour" """, key: neighbour);
        Assert.Equal(
            ["CONFLICT_OF_INTEREST input.milestone"],
            await grants.RefusedAsync("payMilestone", $"""milestone: "{milestone}" """, neighbour)
        );

        var id = (string)
            (await grants.DoAsync("sendGrantAgreement", $"""allocation: "{allocation}", reference: "GA/7" """, "grantAgreement { id }"))[
                "grantAgreement"
            ]!["id"]!;
        await NotSignedAsync("The recipient has not signed");
        await grants.DoAsync("signGrantAgreement", $"""agreement: "{id}", as: "Chair" """, key: await payments.RecipientAsync());
        await NotSignedAsync("The council has not signed");
        await grants.DoAsync(
            "countersignGrantAgreement",
            $"""agreement: "{id}", as: "Head of Legal Services", on: "2026-11-02" """,
            key: await grants.ApproverAsync()
        );
        await grants.DoAsync("payMilestone", $"""milestone: "{milestone}" """, key: await payments.FinanceAsync());

        const string fields = "sent reference conditions recipientSigned recipientSignedAs councilSigned councilSignedAs signed";
        const string expected = """
            {
              "sent": "2026-11-02",
              "reference": "GA/7",
              "conditions": ["Keep receipts"],
              "recipientSigned": "2026-11-02",
              "recipientSignedAs": "Chair",
              "councilSigned": "2026-11-02",
              "councilSignedAs": "Head of Legal Services",
              "signed": true
            }
            """;
        Same.Json(expected, (await payments.NodeAsync(allocation, $"agreement {{ {fields} }}"))!["agreement"]!.ToJsonString());
        Same.Json(
            expected,
            (await grants.NodeAsync(application, $"agreements {{ {fields} }}", await payments.RecipientAsync()))!["agreements"]![
                0
            ]!.ToJsonString()
        );
        Assert.Null((await grants.Host.DataAsync($$"""{ node(id: "{{id}}") { id } }""", await grants.ApplicantAsync(2)))["node"]);
        Assert.Equal(
            "1 0 0 1",
            string.Join(
                ' ',
                new[]
                {
                    await CountAsync("signed: true", 1),
                    await CountAsync("signed: false", 1),
                    await CountAsync("signed: true", 2),
                    await CountAsync("first: 1", 1),
                }
            )
        );

        async Task<int> CountAsync(string which, int organisation) =>
            (int)
                (await grants.ReadAsync($"grantAgreements({which}) {{ totalCount }}", await grants.ApplicantAsync(organisation)))[
                    "grantAgreements"
                ]!["totalCount"]!;

        async Task NotSignedAsync(string message)
        {
            var refused = await grants.SendAsync("payMilestone", $"""milestone: "{milestone}" """, "", await payments.FinanceAsync());
            Assert.Equal("NOT_SIGNED", (string?)refused["errors"]![0]!["code"]);
            Assert.Contains(message, (string?)refused["errors"]![0]!["message"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task An_agreement_that_need_not_be_must_be_signed_where_it_is(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        await payments.PaidAsync(allocation);
        await grants.DoAsync("sendGrantAgreement", $"""allocation: "{allocation}" """);
        var milestone = await payments.ApprovedAsync(allocation);

        Assert.Equal(
            ["NOT_SIGNED input.milestone"],
            await grants.RefusedAsync("payMilestone", $"""milestone: "{milestone}" """, await payments.FinanceAsync())
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Each_signs_once_for_their_own_side(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        Assert.Equal(
            ["INVALID input.sent", "INVALID input.conditions.1"],
            await grants.RefusedAsync(
                "sendGrantAgreement",
                $"""allocation: "{allocation}", sent: "2026-09-02", conditions: ["Keep receipts", " "]"""
            )
        );
        await grants.DoAsync("sendGrantAgreement", $"""allocation: "{allocation}", sent: "2026-08-30" """);
        var id = (string)
            (
                await grants.DoAsync(
                    "sendGrantAgreement",
                    $"""allocation: "{allocation}", sent: "2026-08-31", conditions: ["Show the logo"]""",
                    "grantAgreement { id }"
                )
            )["grantAgreement"]!["id"]!;
        string Sign(string on) => $"""agreement: "{id}", as: "Chair", on: "{on}" """;

        Assert.Equal(
            ["NOT_FOUND input.agreement"],
            await grants.RefusedAsync("signGrantAgreement", Sign("2026-09-01"), await grants.ApplicantAsync(2))
        );
        Assert.Equal(
            ["INVALID input.on"],
            await grants.RefusedAsync("signGrantAgreement", Sign("2026-08-30"), await payments.RecipientAsync())
        );
        Assert.Equal(
            ["INVALID input.on"],
            await grants.RefusedAsync("signGrantAgreement", Sign("2026-09-02"), await payments.RecipientAsync())
        );
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""
                        mutation { countersignGrantAgreement(input: {partnership: "north", agreement: "{{id}}",
                        as: "Chair"}) { errors { code } } }
                        """,
                        await grants.OfficerAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        Assert.Equal(
            ["OWN_ORGANISATION input.agreement"],
            await grants.RefusedAsync(
                "countersignGrantAgreement",
                Sign("2026-09-01"),
                await grants.KeyAsync("trustee", Role.Approver, GrantRound.Group(1))
            )
        );
        await grants.DoAsync("signGrantAgreement", Sign("2026-08-31"), key: await payments.RecipientAsync());
        Assert.Equal(["ALREADY_SIGNED input.agreement"], await grants.RefusedAsync("signGrantAgreement", Sign("2026-09-01")));
        Assert.Equal(
            ["ALREADY_SIGNED input.allocation"],
            await grants.RefusedAsync("sendGrantAgreement", $"""allocation: "{allocation}" """)
        );
        Assert.Equal(
            """{"sent":"2026-08-31","conditions":["Show the logo"],"signed":false}""",
            (await payments.NodeAsync(id, "sent conditions signed"))!.ToJsonString()
        );
    }

    /// <summary>An application that was awarded £100 of revenue, and its allocation; it is 2 November.</summary>
    internal static async Task<(string Application, string Allocation)> AwardedAsync(GrantRound grants)
    {
        await grants.AddRoundAsync(revenue: "100", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        grants.SetTime("2026-11-02T12:00:01Z");
        await grants.DoAsync(
            "awardApplication",
            $$"""
            application: "{{application}}", draws: [{fund: "pot", revenue: "100"}], commit: true, reason: "Best",
            conditions: ["Keep receipts"]
            """,
            key: await grants.ApproverAsync()
        );
        return (
            application,
            (string)(await grants.NodeAsync(application, "allocations { id }", await grants.OfficerAsync()))!["allocations"]![0]!["id"]!
        );
    }
}
