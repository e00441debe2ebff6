using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Ownership;

/// <summary>
/// Whose the records of grants are: an accountable body's with everything in its fund, an applicant's, the partnership's.
/// </summary>
[Trait("case", "X3")]
public sealed class WhoMayChangeTests
{
    private const string Document = """document: {title: "Report", date: "2026"}""";

    [Theory]
    [EveryDatabase]
    public async Task A_fund_and_everything_in_it_is_its_accountable_bodys(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var milestone = await payments.PlannedAsync(allocation);
        var element = await grants.IdAsync(
            "recordFundElement",
            """fund: "pot", title: "Next year", status: CONFIRMED, asOf: "2026" """,
            "fundElement"
        );
        var total = await grants.IdAsync(
            "recordStatedTotal",
            $$"""fund: "pot", of: RECEIVED, scope: TOTAL, asWritten: "£1K", {{Document}}""",
            "statedTotal"
        );
        var measure = await grants.IdAsync(
            "addGrantMeasure",
            $"""allocation: "{allocation}", what: "Meetings", kind: AT_LEAST, value: "20", unit: "meetings" """,
            "grantMeasure"
        );
        var expected = await grants.IdAsync(
            "expectContribution",
            $"""allocation: "{allocation}", kind: CASH, contributor: "Any", least: "1" """,
            "expectedContribution"
        );
        var agreement = await grants.IdAsync("sendGrantAgreement", $"""allocation: "{allocation}" """, "grantAgreement");
        var variation = await grants.IdAsync(
            "proposeAllocationVariation",
            $"""allocation: "{allocation}", revenue: "101", reason: "Costs" """,
            "allocationVariation"
        );
        var monitoring = (string)
            (
                await grants.DoAsync(
                    "scheduleMonitoring",
                    $$"""allocation: "{{allocation}}", returns: [{title: "May", dueOn: "2027-05-31"}]""",
                    "allocation { monitoringReturns(last: 1) { nodes { id } } }"
                )
            )["allocation"]!["monitoringReturns"]!["nodes"]![0]!["id"]!;
        (string Mutation, string Input, string At)[] others =
        [
            (
                "createFund",
                $"""slug: "bb", name: "B", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Council}" """,
                "accountableBody"
            ),
            ("receiveFunding", """fund: "pot", revenue: "1" """, "fund"),
            ("recordFundElement", """fund: "pot", title: "T", status: CONFIRMED, asOf: "2026" """, "fund"),
            ("changeFundElement", $"""element: "{element}", title: "T", asOf: "2026" """, "element"),
            ("recordStatedTotal", $$"""fund: "pot", of: RECEIVED, scope: TOTAL, asWritten: "£1K", {{Document}}""", "fund"),
            ("removeStatedTotal", $"""statedTotal: "{total}", reason: "Wrong" """, "statedTotal"),
            ("restrictFund", """fund: "pot", purposes: []""", "fund"),
            ("requireFundApproval", """fund: "pot", required: false""", "fund"),
            ("allocateGrant", """fund: "pot", title: "T", revenue: "1" """, "fund"),
            ("commitAllocation", $"""allocation: "{allocation}" """, "allocation"),
            ("linkPriorities", $"""allocation: "{allocation}", priorities: []""", "allocation"),
            ("releaseAllocation", $"""allocation: "{allocation}" """, "allocation"),
            ("closeAllocation", $"""allocation: "{allocation}" """, "allocation"),
            ("returnPayment", $"""allocation: "{allocation}", revenue: "1" """, "allocation"),
            ("clawBackPayment", $"""allocation: "{allocation}", revenue: "1", reason: "No" """, "allocation"),
            ("scheduleMilestone", $"""allocation: "{allocation}", title: "T", due: "2027", revenue: "1" """, "allocation"),
            ("changeMilestone", $"""milestone: "{milestone}", title: "T" """, "milestone"),
            ("evidenceMilestone", $"""milestone: "{milestone}", words: "Done" """, "milestone"),
            ("approveMilestone", $"""milestone: "{milestone}" """, "milestone"),
            ("payMilestone", $"""milestone: "{milestone}" """, "milestone"),
            ("cancelMilestone", $"""milestone: "{milestone}", reason: "No" """, "milestone"),
            ("withdrawGrantMeasure", $"""grantMeasure: "{measure}", reason: "No" """, "grantMeasure"),
            ("recordActual", $"""grantMeasure: "{measure}", value: "1", on: "2026", source: "S" """, "grantMeasure"),
            ("withdrawExpectedContribution", $"""expectedContribution: "{expected}", reason: "No" """, "expectedContribution"),
            ("signGrantAgreement", $"""agreement: "{agreement}", as: "Chair" """, "agreement"),
            ("countersignGrantAgreement", $"""agreement: "{agreement}", as: "Legal" """, "agreement"),
            ("agreeAllocationVariation", $"""variation: "{variation}" """, "variation"),
            ("refuseAllocationVariation", $"""variation: "{variation}", reason: "No" """, "variation"),
            ("cancelMonitoringReturn", $"""monitoringReturn: "{monitoring}", reason: "No" """, "monitoringReturn"),
            ("recordReminder", $"""monitoringReturn: "{monitoring}" """, "monitoringReturn"),
            ("createProgramme", """code: "b", title: "B", funds: [{fund: "pot", revenue: "1"}]""", "funds.0.fund"),
            ("changeProgramme", """programme: "small", title: "B" """, "programme"),
            ("closeProgramme", """programme: "small" """, "programme"),
        ];

        var number = 0;
        foreach (var key in await OutsidersAsync(grants))
        {
            foreach (var (mutation, input, at) in others)
            {
                Assert.Equal(
                    $"{mutation} NOT_YOURS input.{at}",
                    $"{mutation} {string.Join(", ", await grants.RefusedAsync(mutation, input, key))}"
                );
            }

            // What no organisation owns is everybody's with the role.
            await grants.DoAsync(
                "createFundingPriority",
                $"""code: "priority-{++number}", title: "P", kind: OUTCOME, source: "S" """,
                key: key
            );
        }

        Assert.Equal("900.00 0.00 100.00 0.00/450.00 0.00 50.00 0.00", await payments.LinesAsync());
        var refused = await grants.SendAsync("receiveFunding", """fund: "pot", revenue: "1" """, key: (await OutsidersAsync(grants))[0]);
        Assert.Equal(
            "This fund belongs to Lancaster City Council. Only people who act for it can change it, "
                + "unless it shares the record with your organisation.",
            (string?)refused["errors"]![0]!["message"]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_round_and_its_applications_are_the_bodys_that_runs_the_programme(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(more: """criteria: [{name: "Need", weight: 1, maxScore: 10}]""");
        Assert.Equal(
            "Lancaster City Council",
            (string?)(await grants.ReadAsync("""programme(code: "small") { runBy { name } }"""))["programme"]!["runBy"]!["name"]
        );
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        var draft = await grants.DraftAsync(2);
        var outsiders = await OutsidersAsync(grants);
        string Apply(int group) => $"""round: "autumn", title: "T", organisation: "{GrantRound.Group(group)}" """;
        foreach (var key in outsiders)
        {
            Assert.Equal(["NOT_YOURS input.programme"], await grants.RefusedAsync("createRound", NewRound, key));
            Assert.Equal(["NOT_YOURS input.round"], await grants.RefusedAsync("changeRound", """round: "autumn", title: "T" """, key));
            Assert.Equal(
                ["NOT_YOURS input.round"],
                await grants.RefusedAsync(
                    "publishForm",
                    """round: "autumn", sections: [{title: "S", questions: [{key: "plan", text: "Q", kind: LONG_TEXT}]}]""",
                    key
                )
            );
            Assert.Equal(["NOT_YOURS input.round"], await grants.RefusedAsync("closeRound", """round: "autumn" """, key));
            Assert.Equal(["NOT_YOURS input.round"], await grants.RefusedAsync("startApplication", Apply(3), key));
            Assert.Equal(
                ["NOT_YOURS input.application"],
                await grants.RefusedAsync("saveApplication", $"""application: "{draft}", title: "T" """, key)
            );
            Assert.Equal(["NOT_YOURS input.application"], await grants.RefusedAsync("returnApplication", Return(application), key));
        }

        // Whoever applies takes their own part, also with a role for more, but not the funder's.
        var ofOne = await grants.KeyAsync("officer of hall 1", Role.Approver, GrantRound.Group(1));
        Assert.Equal(["NOT_YOURS input.application"], await grants.RefusedAsync("returnApplication", Return(application), ofOne));
        await grants.DoAsync(
            "startApplication",
            """round: "autumn", title: "Mine" """,
            key: await grants.KeyAsync("officer of hall 5", Role.Officer, GrantRound.Group(5))
        );
        await grants.DoAsync("startApplication", Apply(4));

        grants.SetTime("2026-11-02T12:00:00Z");
        foreach (var key in outsiders)
        {
            Assert.Equal(["NOT_YOURS input.application"], await grants.RefusedAsync("scoreApplication", Score(application), key));
            Assert.Equal(
                ["NOT_YOURS input.application"],
                await grants.RefusedAsync("rejectApplication", $"""application: "{application}", reason: "No" """, key)
            );
        }

        Assert.Equal(
            ["NOT_YOURS input.application"],
            await grants.RefusedAsync("rejectApplication", $"""application: "{application}", reason: "No" """, ofOne)
        );
        await grants.DoAsync("scoreApplication", Score(application));
        await grants.DoAsync("rejectApplication", $"""application: "{application}", reason: "No" """, key: await grants.ApproverAsync());
    }

    [Theory]
    [EveryDatabase]
    public async Task A_share_counts_until_its_last_day(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        var other = await grants.KeyAsync("other", Role.Officer, GrantRound.Group(5));
        const string allocate = """fund: "pot", title: "T", revenue: "1" """;
        Assert.Equal(["NOT_YOURS input.fund"], await grants.RefusedAsync("allocateGrant", allocate, other));
        var fund = (string)(await grants.ReadAsync("""fund(slug: "pot") { id }"""))["fund"]!["id"]!;

        await grants.DoAsync(
            "shareRecords",
            $"""record: "{fund}", with: "{GrantRound.Group(5)}", until: "2026-12-31" """,
            key: await grants.ApproverAsync()
        );
        grants.SetTime("2026-12-31T23:59:59Z");
        var allocation = await grants.IdAsync("allocateGrant", allocate, "allocation", other);
        await grants.DoAsync("scheduleMonitoring", Schedule(allocation), key: other);
        grants.SetTime("2027-01-01T00:00:00Z");
        Assert.Equal(["NOT_YOURS input.fund"], await grants.RefusedAsync("allocateGrant", allocate, other));
        Assert.Equal(["NOT_YOURS input.allocation"], await grants.RefusedAsync("scheduleMonitoring", Schedule(allocation), other));
    }

    [Theory]
    [EveryDatabase]
    public async Task A_recipient_reviews_nothing_of_its_own(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var allocation = await payments.CommittedAsync();
        var milestone = await payments.PlannedAsync(allocation);
        var own = await grants.KeyAsync("officer of hall 1", Role.Approver, GrantRound.Group(1));
        var monitoring = (string)
            (
                await grants.DoAsync(
                    "scheduleMonitoring",
                    Schedule(allocation),
                    "allocation { monitoringReturns(last: 1) { nodes { id } } }"
                )
            )["allocation"]!["monitoringReturns"]!["nodes"]![0]!["id"]!;
        await grants.DoAsync("evidenceMilestone", $"""milestone: "{milestone}", words: "Done" """, key: own);
        await grants.DoAsync(
            "submitMonitoringReturn",
            $"""monitoringReturn: "{monitoring}", revenueSpent: "1", narrative: "Well" """,
            key: own
        );

        foreach (
            var (mutation, input) in new[]
            {
                ("refuseMilestone", $"""milestone: "{milestone}", reason: "No" """),
                ("cancelMilestone", $"""milestone: "{milestone}", reason: "No" """),
                ("acceptMonitoringReturn", $"""monitoringReturn: "{monitoring}" """),
                ("returnMonitoringReturn", $"""monitoringReturn: "{monitoring}", reason: "No" """),
            }
        )
        {
            Assert.StartsWith("NOT_YOURS", Assert.Single(await grants.RefusedAsync(mutation, input, own)), StringComparison.Ordinal);
        }

        await grants.DoAsync("acceptMonitoringReturn", $"""monitoringReturn: "{monitoring}" """);
    }

    [Theory]
    [EveryDatabase]
    public async Task Two_keys_of_one_person_are_one_person(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var (one, two) = await KeysOfOneAsync(grants);
        var allocation = await grants.IdAsync(
            "allocateGrant",
            $"""fund: "pot", title: "Roof", recipient: "{GrantRound.Group(1)}", revenue: "100" """,
            "allocation",
            one
        );
        await FourEyesAsync("commitAllocation", $"""allocation: "{allocation}" """, "allocation");
        await grants.DoAsync("commitAllocation", $"""allocation: "{allocation}" """, key: await grants.ApproverAsync());

        var agreement = await grants.IdAsync("sendGrantAgreement", $"""allocation: "{allocation}" """, "grantAgreement", one);
        await grants.DoAsync("signGrantAgreement", $"""agreement: "{agreement}", as: "Chair" """, key: one);
        await FourEyesAsync("countersignGrantAgreement", $"""agreement: "{agreement}", as: "Legal" """, "agreement");
        await grants.DoAsync("countersignGrantAgreement", $"""agreement: "{agreement}", as: "Legal" """, key: await grants.ApproverAsync());

        var variation = await grants.IdAsync(
            "proposeAllocationVariation",
            $"""allocation: "{allocation}", revenue: "101", reason: "Costs" """,
            "allocationVariation",
            one
        );
        await FourEyesAsync("agreeAllocationVariation", $"""variation: "{variation}" """, "variation");
        await grants.DoAsync("agreeAllocationVariation", $"""variation: "{variation}" """, key: await grants.ApproverAsync());

        var milestone = await payments.PlannedAsync(allocation);
        await grants.DoAsync("evidenceMilestone", $"""milestone: "{milestone}", words: "Done" """, key: one);
        await FourEyesAsync("approveMilestone", $"""milestone: "{milestone}" """, "milestone");
        await grants.DoAsync("approveMilestone", $"""milestone: "{milestone}" """);
        await FourEyesAsync("payMilestone", $"""milestone: "{milestone}" """, "milestone");
        await grants.DoAsync("payMilestone", $"""milestone: "{milestone}" """, key: await payments.FinanceAsync());

        var monitoring = (string)
            (
                await grants.DoAsync(
                    "scheduleMonitoring",
                    Schedule(allocation),
                    "allocation { monitoringReturns(last: 1) { nodes { id } } }"
                )
            )["allocation"]!["monitoringReturns"]!["nodes"]![0]!["id"]!;
        await grants.DoAsync(
            "submitMonitoringReturn",
            $"""monitoringReturn: "{monitoring}", revenueSpent: "1", narrative: "Well" """,
            key: one
        );
        await FourEyesAsync("acceptMonitoringReturn", $"""monitoringReturn: "{monitoring}" """, "monitoringReturn");
        await grants.DoAsync("acceptMonitoringReturn", $"""monitoringReturn: "{monitoring}" """);

        async Task FourEyesAsync(string mutation, string input, string at) =>
            Assert.Equal(
                $"{mutation} FOUR_EYES input.{at}",
                $"{mutation} {string.Join(", ", await grants.RefusedAsync(mutation, input, two))}"
            );
    }

    [Theory]
    [EveryDatabase]
    public async Task Interests_and_scores_are_a_persons_and_not_a_labels(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        await grants.AddRoundAsync(more: """criteria: [{name: "Need", weight: 1, maxScore: 10}]""");
        grants.SetTime("2026-09-02T12:00:00Z");
        var (first, second) = (await grants.SubmittedAsync(1), await grants.DraftAsync(2));
        var (one, two) = await KeysOfOneAsync(grants);
        var (_, namesake) = await KeysOfOneAsync(grants);
        await grants.DoAsync("submitApplication", $"""application: "{second}" """, key: one);
        grants.SetTime("2026-11-02T12:00:00Z");

        // The second key replaces the first one's score; another's key with the same label does not.
        await grants.DoAsync("scoreApplication", Score(first, 2), key: one);
        await grants.DoAsync("scoreApplication", Score(first, 4), key: two);
        Assert.Equal("4.00 of 1", await ScoreAsync());
        await grants.DoAsync("scoreApplication", Score(first, 8), key: namesake);
        Assert.Equal("6.00 of 2", await ScoreAsync());
        await grants.DoAsync("declareConflict", $"""application: "{first}", reason: "Neighbour" """, key: one);
        Assert.Equal("8.00 of 1", await ScoreAsync());
        Assert.Equal(["CONFLICT_OF_INTEREST input.application"], await grants.RefusedAsync("scoreApplication", Score(first), two));
        await grants.DoAsync("scoreApplication", Score(first, 9), key: namesake);

        string Reject(string id) => $"""application: "{id}", reason: "No" """;
        Assert.Equal(["FOUR_EYES input.application"], await grants.RefusedAsync("rejectApplication", Reject(second), two));
        await grants.DoAsync("rejectApplication", Reject(second), key: namesake);

        async Task<string> ScoreAsync()
        {
            var score = (await grants.NodeAsync(first, "score { mean assessors }", await grants.OfficerAsync()))!["score"]!;
            return $"{score["mean"]} of {score["assessors"]}";
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task A_programme_spends_nothing_of_a_fund_that_is_no_longer_shared(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        var other = await grants.KeyAsync("other", Role.Approver, GrantRound.Group(6));
        await grants.DoAsync(
            "createFund",
            $"""slug: "other", name: "Other", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Group(6)}" """,
            key: other
        );
        await grants.DoAsync("receiveFunding", """fund: "other", revenue: "20" """, key: other);
        var share = await grants.IdAsync("shareRecords", $"""kind: "Fund", with: "{GrantRound.Council}" """, "recordShare", other);
        await grants.DoAsync(
            "changeProgramme",
            """programme: "small", funds: [{fund: "pot", revenue: "60"}, {fund: "other", revenue: "20"}]"""
        );
        await grants.DoAsync("revokeShare", $"""share: "{share}" """, key: other);
        await grants.AddRoundAsync(revenue: "80", capital: "0");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1, revenue: "80");
        grants.SetTime("2026-11-02T12:00:00Z");

        Assert.Equal(
            ["NOT_YOURS input.draws.1.fund"],
            await grants.RefusedAsync(
                "awardApplication",
                $$"""
                application: "{{application}}", draws: [{fund: "pot", revenue: "60"}, {fund: "other", revenue: "20"}], commit: true,
                reason: "Yes"
                """,
                await grants.ApproverAsync()
            )
        );
        // What it does not touch may remain; what is taken away is the other's to take away.
        await grants.DoAsync(
            "changeProgramme",
            """programme: "small", funds: [{fund: "pot", revenue: "70"}, {fund: "other", revenue: "20"}]"""
        );
        Assert.Equal(
            ["NOT_YOURS input"],
            await grants.RefusedAsync("changeProgramme", """programme: "small", funds: [{fund: "pot", revenue: "90"}]""")
        );
    }

    private const string NewRound =
        """programme: "small", slug: "bb", title: "B", opens: "2027-09-01T12:00", closes: "2027-10-01T12:00", revenue: "1" """;

    private static string Return(string application) =>
        $"""application: "{application}", reason: "Say more", deadline: "2026-12-24T12:00" """;

    private static string Score(string application, int points = 5) =>
        $$"""application: "{{application}}", scores: [{criterion: 1, points: {{points}}, rationale: "So"}]""";

    private static string Schedule(string allocation) =>
        $$"""allocation: "{{allocation}}", returns: [{title: "May", dueOn: "2027-05-31"}]""";

    /// <summary>Keys of another organisation, and of none.</summary>
    private static async Task<IReadOnlyList<string>> OutsidersAsync(GrantRound grants) =>
        [
            await grants.KeyAsync("other council", Role.Administrator, GrantRound.Group(6)),
            await grants.Host.KeyAsync("north", Role.Administrator),
        ];

    /// <summary>Two keys with different labels that one administrator of the council made.</summary>
    private static async Task<(string One, string Two)> KeysOfOneAsync(GrantRound grants)
    {
        var administrator = await grants.Host.KeyAsync("north", Role.Administrator, GrantRound.Council);
        if ((int)(await grants.ReadAsync("members { totalCount }", administrator))["members"]!["totalCount"]! == 0)
        {
            await grants.DoAsync(
                "addMember",
                $"""organisation: "{GrantRound.Council}", role: ACCOUNTABLE_BODY""",
                "membership { id }",
                administrator
            );
        }

        return (await MadeAsync("finance system"), await MadeAsync("web form"));

        async Task<string> MadeAsync(string label) =>
            (string)
                (
                    await grants.DoAsync(
                        "createKey",
                        $"""label: "{label}", organisation: "{GrantRound.Council}", role: APPROVER""",
                        "newKey { key }",
                        administrator
                    )
                )["newKey"]!["key"]!;
    }
}
