using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Decisions;

/// <summary>Awards, the reserve list and refusals, through GraphQL: to the penny, and by those who may.</summary>
public sealed class DecisionTests
{
    [Theory]
    [EveryDatabase]
    public async Task An_award_sets_money_aside_and_says_all_that_its_letter_needs(string provider)
    {
        await using var grants = await StartAsync(provider);
        var id = await grants.SubmittedAsync(1, revenue: "100", capital: "50");
        Assert.Equal(["ROUND_NOT_CLOSED input"], await AwardRefusedAsync(grants, id, "revenue: \"1\""));
        grants.SetTime("2026-10-30T12:00:01Z");
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await grants.Host.AskAsync(
                        $$"""
                        mutation { rejectApplication(input: {partnership: "north", application: "{{id}}",
                        reason: "No"}) { errors { code } } }
                        """,
                        await grants.OfficerAsync()
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );

        var awarded = await grants.DoAsync(
            "awardApplication",
            $$"""
            application: "{{id}}", draws: [{fund: "pot", revenue: "80", capital: "50"}], commit: false, reason: "Best use",
            conditions: ["Show the council's logo"], deadlines: [{what: "Return the agreement", on: "2026-11-30"}]
            """,
            "application { state awarded { total { amount } } allocations { title state revenue { amount } capital { amount } "
                + "fund { slug } } }",
            await grants.ApproverAsync()
        );
        Same.Json(
            """
            {
              "state": "AWARDED",
              "awarded": { "total": { "amount": "130.00" } },
              "allocations": [
                {
                  "title": "Roof 1",
                  "state": "PROPOSED",
                  "revenue": { "amount": "80.00" },
                  "capital": { "amount": "50.00" },
                  "fund": { "slug": "pot" }
                }
              ]
            }
            """,
            awarded["application"]!.ToJsonString()
        );
        Assert.Equal("920.00 80.00 0.00/450.00 50.00 0.00", await LinesAsync(grants));

        Same.Json(
            """
            {
              "decisionReason": "Best use",
              "letter": {
                "reference": "autumn/1",
                "date": "2026-10-30",
                "project": "Roof 1",
                "organisation": { "name": "Village hall 1" },
                "round": { "title": "Round autumn", "programme": { "title": "Small grants" } },
                "amounts": { "revenue": { "amount": "80.00" }, "capital": { "amount": "50.00" }, "total": { "amount": "130.00" } },
                "conditions": ["Show the council's logo"],
                "deadlines": [{ "what": "Return the agreement", "on": "2026-11-30" }]
              }
            }
            """,
            (
                await grants.NodeAsync(
                    id,
                    "decisionReason letter { reference date project organisation { name } round { title programme { title } } "
                        + "amounts { revenue { amount } capital { amount } total { amount } } conditions deadlines { what on } }",
                    await grants.ApplicantAsync(1)
                )
            )!.ToJsonString()
        );
        Assert.Equal(["WRONG_STATE input.application"], await AwardRefusedAsync(grants, id, "revenue: \"1\""));
        Assert.Equal(
            ["WRONG_STATE input.application"],
            await grants.RefusedAsync("withdrawApplication", $"""application: "{id}" """, await grants.ApplicantAsync(1))
        );
        Assert.Equal("DECIDED", (string?)(await grants.ReadAsync("""round(slug: "autumn") { state }"""))["round"]!["state"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task An_award_keeps_to_what_its_fund_may_be_used_for(string provider)
    {
        await using var grants = await StartAsync(provider);
        var id = await grants.SubmittedAsync(1);
        // The application is of 2 September.
        await grants.DoAsync(
            "adoptFundProtocol",
            """
            fund: "pot", effectiveFrom: "2026-09-03", title: "New", text: "Roofs", criteria: [{code: "ROOFS", words: "Roofs"}],
            document: {title: "A report", date: "2026-09"}
            """
        );
        await grants.DoAsync(
            "restrictFund",
            """fund: "pot", purposes: [{code: "HALLS", words: "Village halls"}]""",
            key: await grants.ApproverAsync()
        );
        grants.SetTime("2026-10-30T12:00:01Z");

        Assert.Equal(
            ["PURPOSE_RESTRICTED input.draws.0.restrictedPurpose", "INELIGIBLE input.draws.0.criterion"],
            await AwardRefusedAsync(grants, id, "revenue: \"1\", criterion: \"ROOFS\"")
        );
        Assert.Equal(
            "0.00",
            (await grants.ReadAsync("""fund(slug: "pot") { lines { proposed { amount } } }"""))["fund"]!["lines"]![0]!["proposed"]![
                "amount"
            ]!.ToString()
        );
        await AwardAsync(grants, id, "revenue: \"1\", restrictedPurpose: \"HALLS\"");
        Assert.Equal(
            "HALLS",
            (string?)
                (await grants.NodeAsync(id, "allocations { restrictedPurpose }", await grants.OfficerAsync()))!["allocations"]![0]![
                    "restrictedPurpose"
                ]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Not_a_penny_more_than_was_asked_than_the_round_has_or_the_programme_may_draw(string provider)
    {
        await using var grants = await StartAsync(provider, revenue: "150", capital: "100");
        var (one, two) = (await grants.SubmittedAsync(1, revenue: "100", capital: "10"), await grants.SubmittedAsync(2, revenue: "100"));
        grants.SetTime("2026-10-30T12:00:01Z");

        Assert.Equal(["MORE_THAN_ASKED input.draws"], await AwardRefusedAsync(grants, one, "revenue: \"100.01\""));
        Assert.Equal(["MORE_THAN_ASKED input.draws"], await AwardRefusedAsync(grants, one, "capital: \"10.01\""));
        await AwardAsync(grants, one, "revenue: \"100\"");
        Assert.Equal(["BUDGET_EXCEEDED input.draws"], await AwardRefusedAsync(grants, two, "revenue: \"50.01\""));

        // The fund gives most of what it has to another project: the ledger has the last word.
        await grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "850.01" """);
        var short49 = await grants.SendAsync("awardApplication", Award(two, "revenue: \"50\""), "", await grants.ApproverAsync());
        Assert.Equal("INSUFFICIENT_FUNDS", (string?)short49["errors"]![0]!["code"]);
        Assert.Equal(["input", "draws", "0", "revenue"], short49["errors"]![0]!["path"]!.AsArray().Select(p => (string?)p));
        Assert.Contains("£49.99", (string?)short49["errors"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal("SUBMITTED", (string?)(await grants.NodeAsync(two, "state", await grants.OfficerAsync()))!["state"]);
        await AwardAsync(grants, two, "revenue: \"49.99\"");
        Assert.Equal("0.00 850.01 149.99/500.00 0.00 0.00", await LinesAsync(grants));

        Assert.Equal(
            ["CEILING_EXCEEDED input.funds", "CEILING_EXCEEDED input.funds", "CEILING_EXCEEDED input.funds"],
            await grants.RefusedAsync("changeProgramme", """programme: "small", funds: [{fund: "pot", revenue: "149.98"}]""")
        );
        Assert.Equal(
            ["BUDGET_EXCEEDED input.revenue"],
            await grants.RefusedAsync("changeRound", """round: "autumn", revenue: "149.98" """)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_an_award_is_told_and_nothing_is_set_aside(string provider)
    {
        await using var grants = await StartAsync(provider);
        var id = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");
        var approver = await grants.ApproverAsync();

        Assert.Equal(
            [
                "INVALID input.reason",
                "INVALID input.draws.0",
                "INVALID input.draws.1.revenue",
                "INVALID input.draws.1.fund",
                "INVALID input.conditions.0",
                "INVALID input.deadlines.0.what",
            ],
            await grants.RefusedAsync(
                "awardApplication",
                $$"""
                application: "{{id}}", draws: [{fund: "pot"}, {fund: "pot", revenue: "-1"}], commit: true, reason: "",
                conditions: [" "], deadlines: [{what: "", on: "2026-11-30"}]
                """,
                approver
            )
        );
        Assert.Equal(
            ["INVALID input.draws"],
            await grants.RefusedAsync("awardApplication", $"""application: "{id}", draws: [], commit: true, reason: "Yes" """, approver)
        );
        Assert.Equal(
            ["NOT_FOUND input.draws.1.fund"],
            await grants.RefusedAsync(
                "awardApplication",
                $$"""
                application: "{{id}}", draws: [{fund: "pot", revenue: "1"}, {fund: "none", revenue: "1"}], commit: true, reason: "Yes"
                """,
                approver
            )
        );
        Assert.Equal(
            ["INVALID input.reason"],
            await grants.RefusedAsync("reserveApplication", $"""application: "{id}", reason: "" """, approver)
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("rejectApplication", $"""application: "{id}", reason: "No", version: 0""", approver)
        );
        Assert.Equal("1000.00 0.00 0.00/500.00 0.00 0.00", await LinesAsync(grants));
    }

    [Theory]
    [EveryDatabase]
    public async Task An_award_needs_a_score_that_reaches_the_threshold(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(more: """criteria: [{name: "Need", weight: 1, maxScore: 10}], threshold: 60""");
        grants.SetTime("2026-09-02T12:00:00Z");
        var id = await grants.SubmittedAsync(1);
        grants.SetTime("2026-10-30T12:00:01Z");

        Assert.Equal(["NOT_SCORED input.application"], await AwardRefusedAsync(grants, id, "revenue: \"1\""));
        await grants.DoAsync("scoreApplication", $$"""application: "{{id}}", scores: [{criterion: 1, points: 5, rationale: "So-so"}]""");
        Assert.Equal(["BELOW_THRESHOLD input.application"], await AwardRefusedAsync(grants, id, "revenue: \"1\""));
        await grants.DoAsync(
            "moderateApplication",
            $$"""application: "{{id}}", scores: [{criterion: 1, points: 6, rationale: "Agreed after a visit"}]""",
            key: await grants.ApproverAsync()
        );
        await AwardAsync(grants, id, "revenue: \"1\"");
    }

    [Theory]
    [EveryDatabase]
    public async Task What_a_project_gives_back_goes_to_the_reserve_list(string provider)
    {
        await using var grants = await StartAsync(provider, revenue: "100", capital: "0");
        var (one, two) = (await grants.SubmittedAsync(1), await grants.SubmittedAsync(2));
        grants.SetTime("2026-10-30T12:00:01Z");
        var approver = await grants.ApproverAsync();
        await AwardAsync(grants, one, "revenue: \"100\"");
        await grants.DoAsync("reserveApplication", $"""application: "{two}", reason: "Next in line" """, key: approver);
        Assert.Equal(["BUDGET_EXCEEDED input.draws"], await AwardRefusedAsync(grants, two, "revenue: \"0.01\""));

        var allocation = (string?)(await grants.NodeAsync(one, "allocations { id }", approver))!["allocations"]![0]!["id"];
        await grants.DoAsync("releaseAllocation", $"""allocation: "{allocation}", reason: "Roof is sound" """);
        await AwardAsync(grants, two, "revenue: \"100\"");
        Assert.Equal("900.00 0.00 100.00/500.00 0.00 0.00", await LinesAsync(grants));
        Assert.Equal(
            """{"funds":[{"drawn":{"revenue":{"amount":"100.00"}}}]}""",
            (await grants.ReadAsync("""programme(code: "small") { funds { drawn { revenue { amount } } } }"""))["programme"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task An_award_may_draw_on_several_funds(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.DoAsync(
            "createFund",
            $"""slug: "other", name: "Other", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Council}" """
        );
        await grants.DoAsync("receiveFunding", """fund: "other", revenue: "20" """);
        await grants.DoAsync(
            "changeProgramme",
            """programme: "small", funds: [{fund: "pot", revenue: "60", capital: "10"}, {fund: "other", revenue: "20"}]"""
        );
        await grants.AddRoundAsync(revenue: "80", capital: "10");
        grants.SetTime("2026-09-02T12:00:00Z");
        var id = await grants.SubmittedAsync(1, revenue: "80");
        grants.SetTime("2026-10-30T12:00:01Z");
        string Draws(string pot, string other) =>
            $$"""
                application: "{{id}}", draws: [{fund: "other", revenue: "{{other}}"}, {fund: "pot", revenue: "{{pot}}"}], commit: true,
                reason: "Yes"
                """;

        Assert.Equal(
            ["CEILING_EXCEEDED input.draws.1.revenue"],
            await grants.RefusedAsync("awardApplication", Draws("60.01", "19.99"), await grants.ApproverAsync())
        );
        await grants.DoAsync("awardApplication", Draws("60", "20"), key: await grants.ApproverAsync());
        Assert.Equal(
            ["other 20.00 COMMITTED", "pot 60.00 COMMITTED"],
            (await grants.NodeAsync(id, "allocations { state revenue { amount } fund { slug } }", await grants.OfficerAsync()))![
                "allocations"
            ]!
                .AsArray()
                .Select(a => $"{(string?)a!["fund"]!["slug"]} {(string?)a["revenue"]!["amount"]} {(string?)a["state"]}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Two_rounds_that_decide_at_once_never_over_award_their_fund(string provider)
    {
        // Each round alone may give £300 of revenue; the fund has but £400 free, and each of six applications asks for £100.
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync("autumn", revenue: "300", capital: "0");
        await grants.AddRoundAsync("winter", revenue: "300", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var ids = new List<string>();
        foreach (
            var (number, round) in new[]
            {
                (1, "autumn"),
                (2, "autumn"),
                (3, "autumn"),
                (4, "winter"),
                (5, "winter"),
                (6, "winter"),
                (1, "winter"),
                (4, "autumn"),
            }
        )
        {
            ids.Add(await grants.SubmittedAsync(number, round: round));
        }

        grants.SetTime("2026-10-30T12:00:01Z");
        await grants.DoAsync("allocateGrant", """fund: "pot", title: "Bus", revenue: "600" """);
        var approver = await grants.ApproverAsync();

        var answers = await Task.WhenAll(
            ids.Select(id => Task.Run(() => grants.RefusedAsync("awardApplication", Award(id, "revenue: \"100\""), approver)))
        );

        Assert.Equal(4, answers.Count(a => a.Count == 0));
        Assert.All(
            answers.SelectMany(a => a),
            refused => Assert.True(refused is "INSUFFICIENT_FUNDS input.draws.0.revenue" or "BUDGET_EXCEEDED input.draws", refused)
        );
        Assert.Equal("0.00 600.00 400.00/500.00 0.00 0.00", await LinesAsync(grants));
        foreach (var round in new[] { "autumn", "winter" })
        {
            var awarded = (await grants.ReadAsync($$"""applications(filter: {round: "{{round}}", state: AWARDED}) { totalCount }"""))[
                "applications"
            ]!["totalCount"]!;
            Assert.InRange((int)awarded, 1, 3);
        }
    }

    private static string Award(string id, string amounts) =>
        $$"""application: "{{id}}", draws: [{fund: "pot", {{amounts}}}], commit: true, reason: "Best use" """;

    private static async Task AwardAsync(GrantRound grants, string id, string amounts) =>
        await grants.DoAsync("awardApplication", Award(id, amounts), key: await grants.ApproverAsync());

    private static async Task<IReadOnlyList<string>> AwardRefusedAsync(GrantRound grants, string id, string amounts) =>
        await grants.RefusedAsync("awardApplication", Award(id, amounts), await grants.ApproverAsync());

    /// <summary>Free, proposed and committed of the fund, revenue and capital.</summary>
    private static async Task<string> LinesAsync(GrantRound grants) =>
        string.Join(
            '/',
            (await grants.ReadAsync("""fund(slug: "pot") { lines { remaining { amount } proposed { amount } committed { amount } } }"""))[
                "fund"
            ]!["lines"]!
                .AsArray()
                .Select(l =>
                    $"{(string?)l!["remaining"]!["amount"]} {(string?)l["proposed"]!["amount"]} {(string?)l["committed"]!["amount"]}"
                )
        );

    private static async Task<GrantRound> StartAsync(string provider, string revenue = "600", string capital = "300")
    {
        var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(revenue: revenue, capital: capital);
        grants.SetTime("2026-09-02T12:00:00Z");
        return grants;
    }
}
