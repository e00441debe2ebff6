using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Closures;

/// <summary>Closing rounds and programmes: not before everything is decided and every award is over, and what is left is said.</summary>
public sealed class RoundClosureTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_round_is_closed_once_nothing_of_it_stands_open_and_says_what_does(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        await grants.AddRoundAsync(revenue: "300", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var ids = new List<string>();
        foreach (var number in Enumerable.Range(1, 4))
        {
            ids.Add(await grants.SubmittedAsync(number));
        }

        await grants.DraftAsync(5);
        Assert.Equal(
            [
                "ROUND_NOT_CLOSED input.round",
                "UNDECIDED input.round",
                "UNDECIDED input.round",
                "UNDECIDED input.round",
                "UNDECIDED input.round",
            ],
            await CloseRefusedAsync()
        );
        await grants.DoAsync("returnApplication", $"""application: "{ids[3]}", reason: "Budget?", deadline: "2026-11-10T12:00" """);
        grants.SetTime("2026-11-02T12:00:01Z");
        var approver = await grants.ApproverAsync();
        var (first, second) = (
            await AwardedAsync(grants, ids[0], "100", commit: true),
            await AwardedAsync(grants, ids[1], "50", commit: false)
        );
        await grants.DoAsync("reserveApplication", $"""application: "{ids[2]}", reason: "Next" """, key: approver);

        Same.Json(
            """
            [
              {
                "code": "RESERVED",
                "message": "autumn/3, \"Roof 3\" is on the reserve list. Award or reject it.",
                "subject": "APPLICATION 2"
              },
              {
                "code": "UNDECIDED",
                "message": "autumn/4, \"Roof 4\" is returned. It must be submitted again or withdrawn.",
                "subject": "APPLICATION 3"
              },
              {
                "code": "ALLOCATION_OPEN",
                "message": "What autumn/1, \"Roof 1\" was awarded from \"pot\" is committed. Close or release it.",
                "subject": "FIRST"
              },
              {
                "code": "ALLOCATION_OPEN",
                "message": "What autumn/2, \"Roof 2\" was awarded from \"pot\" is proposed. Commit or release it.",
                "subject": "SECOND"
              }
            ]
            """,
            (await RoundAsync("standsOpen { code message subject }"))["standsOpen"]!
                .ToJsonString()
                .Replace(ids[2], "APPLICATION 2", StringComparison.Ordinal)
                .Replace(ids[3], "APPLICATION 3", StringComparison.Ordinal)
                .Replace(first, "FIRST", StringComparison.Ordinal)
                .Replace(second, "SECOND", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["RESERVED input.round", "UNDECIDED input.round", "ALLOCATION_OPEN input.round", "ALLOCATION_OPEN input.round"],
            await CloseRefusedAsync()
        );
        await grants.DoAsync("rejectApplication", $"""application: "{ids[2]}", reason: "No money left" """, key: approver);
        await grants.DoAsync("withdrawApplication", $"""application: "{ids[3]}" """, key: await grants.ApplicantAsync(4));
        await grants.DoAsync("releaseAllocation", $"""allocation: "{second}" """);
        Assert.Equal(["ALLOCATION_OPEN input.round"], await CloseRefusedAsync());
        await SignAsync(payments, first);
        await payments.PaidAsync(first, revenue: "70.01");
        await grants.DoAsync("closeAllocation", $"""allocation: "{first}" """);
        Assert.Equal(["CONFLICT input.version"], await grants.RefusedAsync("closeRound", """round: "autumn", version: 0"""));

        var closed = (
            await grants.DoAsync(
                "closeRound",
                """round: "autumn", note: "All done" """,
                "round { state closedOn closingNote standsOpen { code } drawn { revenue { amount } } budget { revenue { amount } } }"
            )
        )["round"]!;
        Same.Json(
            """
            {
              "state": "COMPLETED",
              "closedOn": "2026-11-02",
              "closingNote": "All done",
              "standsOpen": [],
              "drawn": { "revenue": { "amount": "70.01" } },
              "budget": { "revenue": { "amount": "300.00" } }
            }
            """,
            closed.ToJsonString()
        );
        Assert.Equal("929.99 0.00 0.00 70.01/500.00 0.00 0.00 0.00", await payments.LinesAsync());
        Assert.Equal(["ALREADY_CLOSED input.round"], await CloseRefusedAsync());
        Assert.Equal(["ALREADY_CLOSED input.round"], await grants.RefusedAsync("changeRound", """round: "autumn", title: "Again" """));
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        """mutation { closeRound(input: {partnership: "north", round: "autumn"}) { errors { code } } }""",
                        await grants.KeyAsync("viewer", Role.Viewer)
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );

        async Task<JsonNode> RoundAsync(string fields) => (await grants.ReadAsync($$"""round(slug: "autumn") { {{fields}} }"""))["round"]!;

        Task<IReadOnlyList<string>> CloseRefusedAsync() => grants.RefusedAsync("closeRound", """round: "autumn" """);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_a_closed_round_did_not_spend_its_programme_offers_again_and_never_more(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        await grants.AddRoundAsync(revenue: "1000", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        grants.SetTime("2026-11-02T12:00:01Z");
        var allocation = await AwardedAsync(grants, application, "100", commit: true);
        await SignAsync(payments, allocation);
        await payments.PaidAsync(allocation, revenue: "60");
        const string winter =
            """programme: "small", slug: "winter", title: "Winter", opens: "2026-12-01T12:00", closes: "2026-12-30T12:00", """;
        Assert.Equal(["CEILING_EXCEEDED input.revenue"], await grants.RefusedAsync("createRound", winter + "revenue: \"0.01\""));
        await grants.DoAsync("closeAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal(["CEILING_EXCEEDED input.revenue"], await grants.RefusedAsync("createRound", winter + "revenue: \"0.01\""));

        await grants.DoAsync("closeRound", """round: "autumn" """);
        Assert.Equal(["CEILING_EXCEEDED input.revenue"], await grants.RefusedAsync("createRound", winter + "revenue: \"940.01\""));
        await grants.DoAsync("createRound", winter + "revenue: \"940\"");
        Assert.Equal(
            ["CEILING_EXCEEDED input.funds"],
            await grants.RefusedAsync("changeProgramme", """programme: "small", funds: [{fund: "pot", revenue: "999.99"}]""")
        );
        // What comes back later is there to be offered too.
        await grants.DoAsync("returnPayment", $"""allocation: "{allocation}", revenue: "5" """);
        Assert.Equal(
            ["CEILING_EXCEEDED input.revenue"],
            await grants.RefusedAsync("changeRound", """round: "winter", revenue: "945.01" """)
        );
        await grants.DoAsync("changeRound", """round: "winter", revenue: "945" """);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_closed_programme_opens_no_round_and_is_closed_after_its_rounds(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync("autumn", revenue: "100", capital: "0");
        await grants.AddRoundAsync("winter", revenue: "100", capital: "0", form: false);
        var approver = await grants.ApproverAsync();
        Task<IReadOnlyList<string>> CloseRefusedAsync() => grants.RefusedAsync("closeProgramme", """programme: "small" """, approver);

        Assert.Equal(["ROUND_OPEN input.programme", "ROUND_OPEN input.programme"], await CloseRefusedAsync());
        // Nobody can have applied to what has no form: it is called off.
        await grants.DoAsync("closeRound", """round: "winter" """);
        Assert.Equal(
            ["""Round autumn ("autumn") is not closed. Close it first."""],
            (await grants.ReadAsync("""programme(code: "small") { standsOpen { message } }"""))["programme"]!["standsOpen"]!
                .AsArray()
                .Select(i => (string?)i!["message"])
        );
        grants.SetTime("2026-10-30T12:00:01Z");
        await grants.DoAsync("closeRound", """round: "autumn" """);
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        """mutation { closeProgramme(input: {partnership: "north", programme: "small"}) { errors { code } } }""",
                        await grants.OfficerAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("closeProgramme", """programme: "small", version: 0""", approver)
        );
        Assert.Equal(
            """{"code":"small","closedOn":"2026-10-30","closingNote":"Ran its time","standsOpen":[]}""",
            (
                await grants.DoAsync(
                    "closeProgramme",
                    """programme: "small", note: "Ran its time" """,
                    "programme { code closedOn closingNote standsOpen { code } }",
                    approver
                )
            )["programme"]!.ToJsonString()
        );

        Assert.Equal(["ALREADY_CLOSED input.programme"], await CloseRefusedAsync());
        Assert.Equal(
            ["ALREADY_CLOSED input.programme"],
            await grants.RefusedAsync(
                "createRound",
                """
                programme: "small", slug: "spring", title: "Spring", opens: "2027-03-01T12:00", closes: "2027-03-31T12:00",
                revenue: "1"
                """
            )
        );
        Assert.Equal(
            ["ALREADY_CLOSED input.programme"],
            await grants.RefusedAsync("changeProgramme", """programme: "small", title: "Again" """)
        );
        Assert.Equal(["NOT_FOUND input.programme"], await grants.RefusedAsync("closeProgramme", """programme: "none" """, approver));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_round_is_never_closed_over_an_award_that_is_made_at_the_same_time(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(revenue: "100", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");
        var (officer, approver) = (await grants.OfficerAsync(), await grants.ApproverAsync());

        var closing = Enumerable
            .Range(0, 4)
            .Select(_ => Task.Run(() => grants.RefusedAsync("closeRound", """round: "autumn" """, officer)));
        var award = Task.Run(() => AwardedAsync(grants, application, "100", commit: true));
        var refused = await Task.WhenAll(closing);
        await award;

        Assert.All(refused, r => Assert.True(r is ["UNDECIDED input.round"] or ["ALLOCATION_OPEN input.round"], string.Join(", ", r)));
    }

    private static async Task<string> AwardedAsync(GrantRound grants, string application, string revenue, bool commit)
    {
        await grants.DoAsync(
            "awardApplication",
            $$"""
            application: "{{application}}", draws: [{fund: "pot", revenue: "{{revenue}}"}], commit: {{(commit ? "true" : "false")}},
            reason: "Best"
            """,
            key: await grants.ApproverAsync()
        );
        return (string)(await grants.NodeAsync(application, "allocations { id }", await grants.OfficerAsync()))!["allocations"]![0]!["id"]!;
    }

    private static async Task SignAsync(GrantPayments payments, string allocation)
    {
        var agreement = (string)
            (await payments.Grants.DoAsync("sendGrantAgreement", $"""allocation: "{allocation}" """, "grantAgreement { id }"))[
                "grantAgreement"
            ]!["id"]!;
        await payments.Grants.DoAsync(
            "signGrantAgreement",
            $"""agreement: "{agreement}", as: "Chair" """,
            key: await payments.RecipientAsync()
        );
        await payments.Grants.DoAsync(
            "countersignGrantAgreement",
            $"""agreement: "{agreement}", as: "Legal" """,
            key: await payments.Grants.ApproverAsync()
        );
    }
}
