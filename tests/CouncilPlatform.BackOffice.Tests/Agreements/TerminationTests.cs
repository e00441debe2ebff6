using System.Globalization;
using CouncilPlatform.BackOffice.Agreements;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.BackOffice.Tests.Agreements;

/// <summary>How agreements end, to the day.</summary>
public sealed class TerminationTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "B18")]
    [Trait("case", "B20")]
    [Trait("case", "B21")]
    [Trait("case", "B29")]
    public async Task Clause_8_is_activated_after_the_decision_and_shortened_when_both_councils_agree(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();
        await pair.DoAsync("addObligation", """agreement: "memorandum", text: "Mutual support" """);
        await pair.DoAsync("addExitContract", """agreement: "memorandum", title: "Payroll", kind: CONTRACT, endsOn: "2023-03-31" """);
        Assert.Equal(
            1,
            (int)(await pair.ReadAsync("""agreements(name: "Memorandum of Association") { totalCount }"""))["agreements"]!["totalCount"]!
        );

        // Before the formal decision there is nothing to activate; a note is none.
        var note = await pair.DecideAsync(agreement, Pair.First, "2021-02-20", "NOTE");
        Assert.Equal(
            ["DECISION_MISSING input.decision"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8", decision: "{note}", givenOn: "2021-02-24" """
            )
        );
        var decision = await pair.DecideAsync(agreement, Pair.First, "2021-02-24");
        Assert.Equal(
            ["BEFORE_DECISION input.givenOn"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-23" """
            )
        );
        Assert.Equal(
            ["INVALID input.clause"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8.6A", decision: "{decision}", givenOn: "2021-02-24" """
            )
        );

        // The six months count from the day of the decision, whatever the day of the notice.
        var termination = await pair.DoAsync(
            "activateClause",
            $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-27" """,
            "termination { decidedOn givenOn firstEnd endsOn }"
        );
        Assert.Equal(
            """{"decidedOn":"2021-02-24","givenOn":"2021-02-27","firstEnd":"2021-08-24","endsOn":"2021-08-24"}""",
            termination.ToJsonString()
        );
        Assert.Equal(
            ["TERMINATING input.agreement"],
            await pair.RefusedAsync(
                "activateClause",
                $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24" """
            )
        );
        Same.Json(
            """
            {
              "agreement": {
                "lastDay": "2021-08-24",
                "state": "TERMINATING",
                "onLast": "TERMINATING",
                "after": "ENDED",
                "obligations": [{ "active": true, "gone": false }],
                "contracts": [{ "active": true, "gone": false }]
              }
            }
            """,
            (
                await pair.ReadAsync(
                    """
                    agreement(slug: "memorandum") { lastDay state onLast: state(asAt: "2021-08-24") after: state(asAt: "2021-08-25")
                    obligations { active(asAt: "2021-08-24") gone: active(asAt: "2021-08-25") } contracts { active(asAt: "2021-08-24")
                    gone: active(asAt: "2021-08-25") } }
                    """
                )
            ).ToJsonString()
        );

        var change = await pair.IdAsync(
            "proposeEndDate",
            """agreement: "memorandum", endsOn: "2021-04-30", reason: "Both are ready" """,
            "endDateChange"
        );
        Assert.Equal(
            ["PENDING input.endsOn"],
            await pair.RefusedAsync("proposeEndDate", """agreement: "memorandum", endsOn: "2021-12-31", reason: "Another" """)
        );
        var (first, second) = (await pair.ActingAsync(Pair.First), await pair.Host.KeyAsync("pair", Role.Approver, Pair.Second));
        Assert.Equal(
            ["INVALID input.leaderAgreedOn"],
            await pair.RefusedAsync("agreeEndDate", Consent(change, Pair.First, "2021-02-28", "2021-02-27"), first)
        );
        Assert.Equal(
            ["FOUR_EYES input.endDateChange"],
            await pair.RefusedAsync("agreeEndDate", Consent(change, Pair.First, "2021-02-26", "2021-02-27"))
        );
        Assert.Equal(
            ["NOT_YOURS input.organisation"],
            await pair.RefusedAsync("agreeEndDate", Consent(change, Pair.First, "2021-02-26", "2021-02-27"), second)
        );
        Assert.Equal(
            ["NOT_A_PARTY input.organisation"],
            await pair.RefusedAsync("agreeEndDate", Consent(change, "E07000999", "2021-02-26", "2021-02-27"))
        );
        await pair.DoAsync("agreeEndDate", Consent(change, Pair.First, "2021-02-26", "2021-02-27"), key: first);
        Assert.Equal("2021-08-24|PENDING", await StandsAsync());
        Assert.Empty(await pair.RefusedAsync("agreeEndDate", Consent(change, Pair.Second, "2021-02-27", "2021-02-28"), second));
        Assert.Equal("2021-04-30|EFFECTIVE", await StandsAsync());

        // An extension is agreed in the same way, and the history is kept.
        var extension = await pair.IdAsync(
            "proposeEndDate",
            """agreement: "memorandum", endsOn: "2021-12-31", reason: "A partner is late" """,
            "endDateChange"
        );
        await pair.DoAsync("agreeEndDate", Consent(extension, Pair.Second, "2021-02-28", "2021-03-01"), key: second);
        Assert.Equal("2021-04-30|PENDING", await StandsAsync());
        await pair.DoAsync("agreeEndDate", Consent(extension, Pair.First, "2021-02-28", "2021-02-28"), key: first);
        Assert.Equal("2021-12-31|EFFECTIVE", await StandsAsync());
        var withdrawn = await pair.IdAsync(
            "proposeEndDate",
            """agreement: "memorandum", endsOn: "2022-03-31", reason: "Later still" """,
            "endDateChange"
        );
        await pair.DoAsync("withdrawEndDate", $"""endDateChange: "{withdrawn}" """);
        Assert.Equal("2021-12-31|WITHDRAWN", await StandsAsync());
        Assert.Equal(
            ["NOT_PENDING input.endDateChange"],
            await pair.RefusedAsync("agreeEndDate", Consent(withdrawn, Pair.First, "2021-02-26", "2021-02-27"), first)
        );
        Same.Json(
            """
            [
              {
                "number": 1,
                "from": "2021-08-24",
                "endsOn": "2021-04-30",
                "shortens": true,
                "state": "EFFECTIVE",
                "effectiveOn": "2021-02-28",
                "consents": [{ "organisation": { "name": "First District" } }, { "organisation": { "name": "Second District" } }]
              },
              {
                "number": 2,
                "from": "2021-04-30",
                "endsOn": "2021-12-31",
                "shortens": false,
                "state": "EFFECTIVE",
                "effectiveOn": "2021-03-01",
                "consents": [{ "organisation": { "name": "First District" } }, { "organisation": { "name": "Second District" } }]
              },
              {
                "number": 3,
                "from": "2021-12-31",
                "endsOn": "2022-03-31",
                "shortens": false,
                "state": "WITHDRAWN",
                "effectiveOn": null,
                "consents": []
              }
            ]
            """,
            (
                await pair.ReadAsync(
                    """
                    agreement(slug: "memorandum") { termination { changes { number from endsOn shortens state effectiveOn consents {
                    organisation { name } } } } }
                    """
                )
            )["agreement"]!["termination"]!["changes"]!.ToJsonString()
        );

        pair.Time.Advance(TimeSpan.FromDays(310));
        Assert.Equal(
            ["ENDED input.agreement"],
            await pair.RefusedAsync("amendAgreement", """agreement: "memorandum", title: "Another" """)
        );

        async Task<string> StandsAsync()
        {
            var read = (await pair.ReadAsync("""agreement(slug: "memorandum") { lastDay termination { changes { state } } }"""))[
                "agreement"
            ]!;
            return $"{read["lastDay"]}|{read["termination"]!["changes"]!.AsArray()[^1]!["state"]}";
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B19")]
    public async Task Six_months_from_a_decision_on_31_August_end_on_28_February(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var decision = await pair.DecideAsync(await pair.AgreeAsync(), Pair.First, "2021-08-31");
        await pair.DoAsync("activateClause", $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-09-15" """);
        Assert.Equal(
            """{"agreement":{"lastDay":"2022-02-28","onLast":"TERMINATING","after":"ENDED"}}""",
            (
                await pair.ReadAsync(
                    """agreement(slug: "memorandum") { lastDay onLast: state(asAt: "2022-02-28") after: state(asAt: "2022-03-01") }"""
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B26")]
    public async Task Each_contract_is_novated_transferred_or_runs_to_its_end_and_blocks_the_exit_until_somebody_decides(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.AgreeAsync();
        var contracts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var title in new[] { "Cleaning", "Payroll", "Waste" })
        {
            contracts[title] = await pair.IdAsync(
                "addExitContract",
                $"""agreement: "memorandum", title: "{title}", kind: CONTRACT""",
                "exitContract"
            );
        }

        Assert.Equal(["Cleaning", "Payroll", "Waste"], await BlockersAsync());
        Assert.Equal(["INVALID input.to"], await pair.RefusedAsync("decideExitContract", Decide("Cleaning", "NOVATE")));
        Assert.Equal(["INVALID input.to"], await pair.RefusedAsync("decideExitContract", Decide("Payroll", "TRANSFER")));
        Assert.Equal(["INVALID input.endsOn"], await pair.RefusedAsync("decideExitContract", Decide("Waste", "RUN_TO_END")));
        Assert.Equal(
            ["INVALID input.to"],
            await pair.RefusedAsync("decideExitContract", Decide("Waste", $"""RUN_TO_END, endsOn: "2022-03-31", to: "{Pair.First}" """))
        );

        await pair.DoAsync("decideExitContract", Decide("Cleaning", $"""NOVATE, to: "{Pair.First}" """));
        Assert.Equal(["Payroll", "Waste"], await BlockersAsync());
        await pair.DoAsync("decideExitContract", Decide("Payroll", $"""TRANSFER, to: "{Pair.Second}" """));
        Assert.Equal(["Waste"], await BlockersAsync());
        await pair.DoAsync("decideExitContract", Decide("Waste", """RUN_TO_END, endsOn: "2022-03-31" """));
        Assert.Empty(await BlockersAsync());
        Same.Json(
            """
            [
              { "treatment": "NOVATE", "to": { "name": "First District" }, "endsOn": null },
              { "treatment": "TRANSFER", "to": { "name": "Second District" }, "endsOn": null },
              { "treatment": "RUN_TO_END", "to": null, "endsOn": "2022-03-31" }
            ]
            """,
            (await pair.ReadAsync("""agreement(slug: "memorandum") { contracts { treatment to { name } endsOn } }"""))["agreement"]![
                "contracts"
            ]!.ToJsonString()
        );

        string Decide(string title, string treatment) => $"""exitContract: "{contracts[title]}", treatment: {treatment}""";

        async Task<IReadOnlyList<string>> BlockersAsync() =>
            [
                .. (await pair.ReadAsync("""agreement(slug: "memorandum") { exitPlan { blockers { code subject } } }"""))["agreement"]![
                    "exitPlan"
                ]!["blockers"]!
                    .AsArray()
                    .Select(b => (string)b!["subject"]!),
            ];
    }

    [Fact]
    [Trait("case", "B19")]
    public void Six_calendar_months_from_31_August_end_on_the_last_of_February() =>
        Assert.Equal(new DateOnly(2022, 2, 28), AgreementDates.End(new(2021, 8, 31), 6));

    /// <summary>Against an oracle that counts months by hand: the same day of the month, or the month's last.</summary>
    [Fact]
    public void Ends_and_notice_days_hold_for_any_day_and_months() =>
        Gen.Select(Gen.Int[1, 60_000], Gen.Int[1, 120])
            .Sample(
                (number, months) =>
                {
                    var day = DateOnly.FromDayNumber(690_000 + number);
                    var (year, month) = (day.Year + ((day.Month - 1 + months) / 12), ((day.Month - 1 + months) % 12) + 1);
                    var length = month switch
                    {
                        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
                        4 or 6 or 9 or 11 => 30,
                        _ => 31,
                    };
                    var end = AgreementDates.End(day, months);
                    var notice = AgreementDates.LastDayToGiveNotice(day, months);
                    return end == new DateOnly(year, month, Math.Min(day.Day, length))
                        && AgreementDates.End(notice, months) <= day
                        && AgreementDates.End(notice.AddDays(1), months) > day;
                }
            );

    [Theory]
    [EveryDatabase]
    [Trait("case", "B22")]
    [Trait("case", "B23")]
    [Trait("case", "B26")]
    public async Task Forty_seven_posts_each_have_an_employer_and_go_to_one_post_each_before_the_parties_part(string provider)
    {
        const int posts = 47;
        await using var pair = await Pair.StartAsync(provider, "2021-03-01T12:00:00Z");
        var agreement = await pair.AgreeAsync();
        Assert.Equal(["SPLIT_NOT_WHOLE input.shares"], await pair.RefusedAsync("addSharedPost", Post(0, "59.99")));
        Assert.Equal(
            ["NOT_A_PARTY input.employer"],
            await pair.RefusedAsync(
                "addSharedPost",
                Post(0, "60").Replace($"employer: \"{Pair.First}\"", "employer: \"E07000999\"", StringComparison.Ordinal)
            )
        );
        var shared = new List<string>();
        var offered = new List<string>();
        for (var i = 1; i <= posts; i++)
        {
            shared.Add(await pair.IdAsync("addSharedPost", Post(i, "60"), "sharedPost"));
            var to = i <= 30 ? Pair.First : Pair.Second;
            await pair.DoAsync("recordPreference", $"""sharedPost: "{shared[^1]}", organisation: "{to}" """);
            offered.Add(
                await pair.IdAsync(
                    "offerPost",
                    $"""
                    agreement: "memorandum", organisation: "{(i <= 31 ? Pair.First : Pair.Second)}", reference: "N{i}",
                    title: "Post {i}"
                    """,
                    "structurePost"
                )
            );
        }

        await pair.DoAsync("offerPost", $"""agreement: "memorandum", organisation: "{Pair.Second}", reference: "N48", title: "Vacant" """);
        Same.Json(
            """
            {
              "agreement": {
                "posts": { "totalCount": 47 },
                "postsByEmployer": [
                  { "employer": { "name": "First District" }, "posts": 40 },
                  { "employer": { "name": "Second District" }, "posts": 7 }
                ],
                "allocation": { "posts": 47, "allocated": 0, "matched": 0, "unmatched": 47, "vacant": 48 }
              }
            }
            """,
            (
                await pair.ReadAsync(
                    """
                    agreement(slug: "memorandum") { posts(first: 1) { totalCount } postsByEmployer { employer { name } posts }
                    allocation { posts allocated matched unmatched vacant } }
                    """
                )
            ).ToJsonString()
        );
        Assert.Equal(
            """[{"percent":"40","amount":{"amount":"40000.20"}},{"percent":"60","amount":{"amount":"60000.29"}}]""",
            (
                await pair.ReadAsync(
                    """agreement(slug: "memorandum") { posts(first: 1) { nodes { shares { percent amount { amount } } } } }"""
                )
            )["agreement"]!["posts"]!["nodes"]![0]!["shares"]!.ToJsonString()
        );

        var decision = await pair.DecideAsync(agreement, Pair.Second, "2021-02-24");
        await pair.DoAsync("activateClause", $"""agreement: "memorandum", clause: "8", decision: "{decision}", givenOn: "2021-02-24" """);
        var contract = await pair.IdAsync(
            "addExitContract",
            """agreement: "memorandum", title: "Payroll system", kind: SYSTEM""",
            "exitContract"
        );
        for (var i = 0; i < posts; i++)
        {
            await pair.DoAsync("allocatePost", $"""sharedPost: "{shared[i]}", structurePost: "{offered[i]}" """);
        }

        Assert.Equal(
            ["POST_TAKEN input.structurePost"],
            await pair.RefusedAsync("allocatePost", $"""sharedPost: "{shared[0]}", structurePost: "{offered[1]}" """)
        );
        Assert.Equal(
            """{"posts":47,"allocated":47,"matched":46,"unmatched":0,"vacant":1}""",
            (await pair.ReadAsync("""agreement(slug: "memorandum") { allocation { posts allocated matched unmatched vacant } }"""))[
                "agreement"
            ]!["allocation"]!.ToJsonString()
        );

        Assert.Equal(
            ["BEFORE_END input.on", "EXIT_BLOCKED input.agreement"],
            await pair.RefusedAsync("completeExit", """agreement: "memorandum", on: "2021-03-01" """)
        );
        pair.Time.Advance(TimeSpan.FromDays(200));
        Assert.Equal(
            ["EXIT_BLOCKED input.agreement"],
            await pair.RefusedAsync("completeExit", """agreement: "memorandum", on: "2021-08-24" """)
        );
        Assert.Equal(
            ["INVALID input.to"],
            await pair.RefusedAsync("decideExitContract", $"""exitContract: "{contract}", treatment: NOVATE""")
        );
        await pair.DoAsync("decideExitContract", $"""exitContract: "{contract}", treatment: TRANSFER, to: "{Pair.First}" """);
        Assert.Equal(
            """{"ready":true,"blockers":[]}""",
            (await pair.ReadAsync("""agreement(slug: "memorandum") { exitPlan { ready blockers { code } } }"""))["agreement"]![
                "exitPlan"
            ]!.ToJsonString()
        );
        await pair.DoAsync("completeExit", """agreement: "memorandum", on: "2021-08-24" """);

        static string Post(int number, string percent) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                agreement: "memorandum", reference: "P{{number:00}}", title: "Post {{number}}", employer: "{{(
                    number <= 40 ? Pair.First : Pair.Second
                )}}", annualCost: "100000.49",
                shares: [{organisation: "{{Pair.First}}", percent: "{{percent}}"}, {organisation: "{{Pair.Second}}", percent: "40"}]
                """
            );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "B7")]
    [Trait("case", "B27")]
    [Trait("case", "B34")]
    public async Task Service_level_agreements_delegations_and_joint_documents_say_what_is_missing(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var parties =
            $$"""parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "Advice", legalPower: "Section 101", startsOn: "2021-04-01" """;
        Assert.Equal(
            ["INVALID input.service", "INVALID input.provider", "INVALID input.client", "INVALID input.charge"],
            await pair.RefusedAsync("draftAgreement", $"""slug: "legal", title: "Legal", form: SERVICE_LEVEL_AGREEMENT, {parties}""")
        );
        Assert.Equal(
            ["INVALID input.endsOn"],
            await pair.RefusedAsync(
                "draftAgreement",
                $"""slug: "legal", title: "Legal", form: CONSORTIUM, endsOn: "2021-03-31", {parties}"""
            )
        );
        Assert.Equal(
            ["NOT_A_MEMBER input.parties.1"],
            await pair.RefusedAsync(
                "draftAgreement",
                $"""
                slug: "legal", title: "Legal", form: CONSORTIUM, {parties.Replace(Pair.Second, "E07000999", StringComparison.Ordinal)}
                """
            )
        );
        await pair.DoAsync(
            "draftAgreement",
            $"""
            slug: "legal", title: "Legal", form: SERVICE_LEVEL_AGREEMENT, service: "Employment tribunals", provider: "{Pair.First}",
            client: "{Pair.Second}", charge: "5000", chargeBasis: "a year", endsOn: "2024-02-29", noticeMonths: 6,
            reviewOn: "2022-04-01", {parties}
            """
        );
        Same.Json(
            """
            {
              "agreement": {
                "state": "DRAFT",
                "charge": { "amount": "5000.00" },
                "provider": { "name": "First District" },
                "client": { "name": "Second District" },
                "lastDayToGiveNotice": "2023-08-31"
              }
            }
            """,
            (
                await pair.ReadAsync(
                    """agreement(slug: "legal") { state charge { amount } provider { name } client { name } lastDayToGiveNotice }"""
                )
            ).ToJsonString()
        );

        var agreement = await pair.AgreeAsync();
        var decision = await pair.DecideAsync(agreement, Pair.Second, "2021-02-24");
        var delegation = await pair.IdAsync(
            "delegateImplementation",
            $"""
            agreement: "memorandum", decision: "{decision}", title: "Interim structure", delegateTo: "Head of Paid Service",
            inConsultationWith: "Leader", condition: "No material changes"
            """,
            "delegation"
        );
        Assert.Equal(
            ["NOT_DELEGATED input.delegation"],
            await pair.RefusedAsync("implementDelegation", $"""delegation: "{delegation}", on: "2021-05-01" """)
        );
        await pair.DoAsync("endConsultation", $"""delegation: "{delegation}", on: "2021-04-01", materialChange: "Two posts fewer." """);
        Assert.Contains(
            "Two posts fewer.",
            await pair.MessageAsync("implementDelegation", $"""delegation: "{delegation}", on: "2021-05-01" """),
            StringComparison.Ordinal
        );
        await pair.DoAsync("endConsultation", $"""delegation: "{delegation}", on: "2021-04-02" """);
        await pair.DoAsync("implementDelegation", $"""delegation: "{delegation}", on: "2021-05-01" """);

        await pair.DoAsync(
            "addJointDocument",
            $$"""slug: "transforming", title: "Transforming", councils: ["{{Pair.First}}", "{{Pair.Second}}"]"""
        );
        foreach (var (council, who) in new[] { (Pair.First, "LEADER"), (Pair.First, "CHIEF_EXECUTIVE"), (Pair.Second, "LEADER") })
        {
            await pair.DoAsync(
                "signJointDocument",
                $"""jointDocument: "transforming", council: "{council}", signatory: {who}, on: "2021-01-20" """,
                key: await pair.OfficerAsync(council, who)
            );
        }

        Assert.Equal(
            "Second District: the Chief Executive has not signed. Record the signature first.",
            await pair.MessageAsync("submitJointDocument", """jointDocument: "transforming", on: "2021-01-23" """)
        );
        await pair.DoAsync(
            "signJointDocument",
            $"""jointDocument: "transforming", council: "{Pair.Second}", signatory: CHIEF_EXECUTIVE, on: "2021-01-22" """,
            key: await pair.OfficerAsync(Pair.Second, "CHIEF_EXECUTIVE")
        );
        await pair.DoAsync("submitJointDocument", """jointDocument: "transforming", on: "2021-01-23" """);
    }

    private static string Consent(string change, string council, string consulted, string agreed) =>
        $"""endDateChange: "{change}", organisation: "{council}", cabinetConsultedOn: "{consulted}", leaderAgreedOn: "{agreed}" """;
}
