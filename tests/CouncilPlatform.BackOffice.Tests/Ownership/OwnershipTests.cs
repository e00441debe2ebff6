using CouncilPlatform.BackOffice.Tests.Services;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Ownership;

/// <summary>Councils work together, and each changes only what is its own, or what it owns together with others.</summary>
public sealed class OwnershipTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task What_is_one_councils_is_refused_to_another_and_to_nobodys_key(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.AgreeAsync();
        var (first, second, nobody) = (
            await pair.ActingAsync(Pair.First),
            await pair.ActingAsync(Pair.Second),
            await pair.Host.KeyAsync("pair", Role.Administrator)
        );
        await pair.DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.Second}" """, key: second);
        await pair.DoAsync("saveService", ServiceTests.Service("legal", "Legal"), key: nobody);

        foreach (
            var (mutation, input, path) in new[]
            {
                ("addContractArea", $"""slug: "paper", name: "Paper", lead: "{Pair.First}" """, "lead"),
                (
                    "saveContract",
                    $"""contractArea: "waste", reference: "W1", title: "Collection", authority: "{Pair.First}" """,
                    "authority"
                ),
                (
                    "setRate",
                    $"""provider: "{Pair.First}", item: "Solicitor", unit: "hour", amount: "90", effectiveFrom: "2021-04-01" """,
                    "provider"
                ),
                (
                    "addRecharge",
                    $$"""
                    reference: "R1", title: "Audit", provider: "{{Pair.First}}", financialYear: "2021/22", on: "2021-06-30",
                    amount: "100", driver: FIXED, shares: [{client: "{{Pair.Second}}", weight: 1}]
                    """,
                    "provider"
                ),
                (
                    "stateFigure",
                    $"""
                    provider: "{Pair.First}", client: "{Pair.Second}", saidBy: "{Pair.First}", financialYear: "2021/22", amount: "1"
                    """,
                    "saidBy"
                ),
                ("saveInterimStructure", $"""council: "{Pair.First}", title: "Interim", cost: "1", currentCost: "1" """, "council"),
                ("saveSaving", Saving(Pair.First, "1"), "amounts.0.council"),
                (
                    "setParticipants",
                    $$"""service: "legal", participants: [{organisation: "{{Pair.First}}", role: DELIVERS}]""",
                    "participants.0.organisation"
                ),
            }
        )
        {
            foreach (var outsider in new[] { second, nobody })
            {
                var refused = (await pair.SendAsync(mutation, input, key: outsider))["errors"]!.AsArray().Single()!;
                Assert.Equal("NOT_YOURS", (string?)refused["code"]);
                Assert.Contains(" belongs to First District.", (string?)refused["message"], StringComparison.Ordinal);
                Assert.Equal($"input.{path}", string.Join('.', refused["path"]!.AsArray().Select(p => (string)p!)));
            }

            await pair.DoAsync(mutation, input, key: first);
        }

        // What exists is refused at what names it, and each council adds its own to what others have.
        Assert.Equal(
            ["NOT_YOURS input.reference"],
            await pair.RefusedAsync(
                "saveContract",
                $"""contractArea: "waste", reference: "W1", title: "Ours", authority: "{Pair.First}" """,
                second
            )
        );
        Assert.Equal(["NOT_YOURS input.amounts.0.council"], await pair.RefusedAsync("saveSaving", Saving(Pair.First, "2"), second));
        Assert.Equal(["NOT_YOURS input"], await pair.RefusedAsync("saveSaving", Saving(Pair.Second, "2"), second));
        await pair.DoAsync(
            "saveSaving",
            $$"""
            slug: "audit", title: "Audit", annual: "10", recurring: true, inBaseBudget: false, amounts: [{council: "{{Pair.First}}",
            financialYear: "2021/22", planned: "1"}, {council: "{{Pair.Second}}", financialYear: "2021/22", planned: "9"}]
            """,
            key: second
        );
        var recharge = (string)(await pair.ReadAsync("recharges { nodes { id } }"))["recharges"]!["nodes"]![0]!["id"]!;
        var reversal = $"""recharge: "{recharge}", reference: "R2", on: "2021-07-01", reason: "Twice" """;
        Assert.Equal(["NOT_YOURS input.recharge"], await pair.RefusedAsync("reverseRecharge", reversal, second));
        await pair.DoAsync("reverseRecharge", reversal, key: first);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task An_agreement_belongs_to_its_parties_together_and_to_nobody_else(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var (first, second, county, nobody) = (
            await pair.ActingAsync(Pair.First),
            await pair.ActingAsync(Pair.Second),
            await pair.ActingAsync(Pair.County),
            await pair.Host.KeyAsync("pair", Role.Administrator)
        );
        var draft = $$"""
            slug: "accord", title: "Accord", form: MEMORANDUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "Audit",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2021-11-01"
            """;
        foreach (var outsider in new[] { county, nobody })
        {
            Assert.Equal(["NOT_YOURS input.parties"], await pair.RefusedAsync("draftAgreement", draft, outsider));
        }

        await pair.DoAsync("draftAgreement", draft, key: first);
        foreach (
            var (mutation, input) in new[]
            {
                ("amendAgreement", """agreement: "accord", title: "Ours" """),
                ("addClause", """agreement: "accord", number: "9", text: "Either party may end it.", terminationMonths: 6"""),
                ("addObligation", $"""agreement: "accord", text: "Pay", owedBy: "{Pair.First}" """),
                ("addExitContract", """agreement: "accord", title: "Payroll", kind: SYSTEM"""),
                ("concludeAgreement", """agreement: "accord", on: "2021-09-01" """),
            }
        )
        {
            foreach (var outsider in new[] { county, nobody })
            {
                var refused = (await pair.SendAsync(mutation, input, key: outsider))["errors"]!.AsArray().Single()!;
                Assert.Equal(("NOT_YOURS", """["input","agreement"]"""), ((string?)refused["code"], refused["path"]!.ToJsonString()));
                Assert.Matches("^This agreement belongs to First District .+ Second District[.]", (string?)refused["message"]);
            }

            await pair.DoAsync(mutation, input, key: second);
        }

        Assert.Equal(
            "2021-09-01",
            (string?)(await pair.ReadAsync("""agreement(slug: "accord") { agreedOn }""", county))["agreement"]!["agreedOn"]
        );

        // A party shares it with the county for a month.
        var id = (string)(await pair.ReadAsync("""agreement(slug: "accord") { id }"""))["agreement"]!["id"]!;
        await pair.DoAsync("shareRecords", $"""record: "{id}", with: "{Pair.County}", until: "2021-10-31" """, key: second);
        await pair.DoAsync("amendAgreement", """agreement: "accord", title: "With the county" """, key: county);
        pair.Time.SetUtcNow(new(2021, 11, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(
            ["NOT_YOURS input.agreement"],
            await pair.RefusedAsync("amendAgreement", """agreement: "accord", title: "Again" """, county)
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_signature_needs_the_office_in_that_council_and_two_people(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var (first, county) = (await pair.ActingAsync(Pair.First), await pair.ActingAsync(Pair.County));
        var document = $$"""slug: "unitary", title: "Proposal", councils: ["{{Pair.First}}", "{{Pair.Second}}"]""";
        Assert.Equal(["NOT_YOURS input.councils"], await pair.RefusedAsync("addJointDocument", document, county));
        await pair.DoAsync("addJointDocument", document, key: first);
        var (leader, second) = (
            await pair.OfficerAsync(Pair.First, "LEADER"),
            await pair.OfficerAsync(Pair.Second, "LEADER", "CHIEF_EXECUTIVE")
        );

        Assert.Equal(["NOT_YOURS input.jointDocument"], await pair.RefusedAsync("signJointDocument", Sign(Pair.First, "LEADER"), county));
        Assert.Equal(
            ["NOT_YOURS input.jointDocument"],
            await pair.RefusedAsync("signJointDocument", Sign(Pair.First, "LEADER"), await pair.Host.KeyAsync("pair", Role.Administrator))
        );
        Assert.Equal(["NOT_YOURS input.council"], await pair.RefusedAsync("signJointDocument", Sign(Pair.First, "LEADER"), second));
        Assert.Equal(["OFFICE_NEEDED input.signatory"], await pair.RefusedAsync("signJointDocument", Sign(Pair.First, "LEADER"), first));
        Assert.Equal(["OFFICE_NEEDED input.signatory"], await pair.RefusedAsync("signJointDocument", Sign(Pair.First, "LEADER")));
        Assert.Equal(
            ["OFFICE_NEEDED input.signatory"],
            await pair.RefusedAsync("signJointDocument", Sign(Pair.First, "CHIEF_EXECUTIVE"), leader)
        );
        await pair.DoAsync("signJointDocument", Sign(Pair.First, "LEADER"), key: leader);
        await pair.DoAsync(
            "signJointDocument",
            Sign(Pair.First, "CHIEF_EXECUTIVE"),
            key: await pair.OfficerAsync(Pair.First, "CHIEF_EXECUTIVE")
        );
        await pair.DoAsync("signJointDocument", Sign(Pair.Second, "LEADER"), key: second);
        Assert.Equal(
            ["FOUR_EYES input.signatory"],
            await pair.RefusedAsync("signJointDocument", Sign(Pair.Second, "CHIEF_EXECUTIVE"), second)
        );
        Assert.Equal(
            """[{"signatory":"CHIEF_EXECUTIVE","organisation":{"name":"Second District"}}]""",
            (await pair.ReadAsync("jointDocuments { nodes { missing { signatory organisation { name } } } }"))["jointDocuments"]!["nodes"]![
                0
            ]!["missing"]!.ToJsonString()
        );

        static string Sign(string council, string office) =>
            $"""jointDocument: "unitary", council: "{council}", signatory: {office}, on: "2021-09-20" """;
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Weights_and_approvals_are_their_councils_and_nobody_approves_what_they_entered(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var (first, second, county) = (
            await pair.ActingAsync(Pair.First),
            await pair.ActingAsync(Pair.Second),
            await pair.ActingAsync(Pair.County)
        );
        var begin = $$"""
            slug: "review", title: "Review", councils: ["{{Pair.First}}", "{{Pair.Second}}"], criteria: ["Place"],
            options: [{title: "One"}, {title: "Two"}]
            """;
        Assert.Equal(["NOT_YOURS input.councils"], await pair.RefusedAsync("beginAppraisal", begin, county));
        await pair.DoAsync("beginAppraisal", begin, key: first);
        foreach (var option in new[] { 1, 2 })
        {
            var score =
                $"""appraisal: "review", option: {option}, criterion: 1, rating: {(option == 1 ? "HIGH" : "LOW")}, rationale: "Seen" """;
            Assert.Equal(["NOT_YOURS input.appraisal"], await pair.RefusedAsync("scoreOption", score, county));
            await pair.DoAsync("scoreOption", score, key: first);
        }

        var weights = $"""appraisal: "review", council: "{Pair.Second}", weights: [2]""";
        Assert.Equal(["NOT_YOURS input.council"], await pair.RefusedAsync("setWeights", weights, first));
        await pair.DoAsync("setWeights", weights, key: second);

        // The first council's administrator makes two keys: they are one person.
        var (entering, approving) = (await KeyAsync("entering"), await KeyAsync("approving"));
        var other = await pair.Host.KeyAsync("pair", Role.Approver, Pair.First);
        await pair.DoAsync("setWeights", """appraisal: "review", weights: [3]""", key: entering);
        Assert.Equal(["NOT_YOURS input.council"], await pair.RefusedAsync("approveConsensus", Approve(Pair.Second), other));
        Assert.Equal(["FOUR_EYES input.appraisal"], await pair.RefusedAsync("approveConsensus", Approve(Pair.First), approving));
        await pair.DoAsync("approveConsensus", Approve(Pair.First), key: other);
        await pair.DoAsync("approveConsensus", Approve(Pair.Second), key: second);
        await pair.DoAsync("recommendOption", """appraisal: "review", option: 1""", key: entering);
        Assert.Equal(
            ["FOUR_EYES input.appraisal", "FOUR_EYES input.appraisal"],
            await pair.RefusedAsync("publishAppraisal", """appraisal: "review", on: "2021-09-04" """, approving)
        );
        await pair.DoAsync("publishAppraisal", """appraisal: "review", on: "2021-09-04" """, key: other);

        static string Approve(string council) => $"""appraisal: "review", council: "{council}", on: "2021-09-01" """;

        async Task<string> KeyAsync(string label) =>
            (string)
                (
                    await pair.DoAsync(
                        "createKey",
                        $"""label: "{label}", role: APPROVER, organisation: "{Pair.First}" """,
                        "newKey { key }",
                        first
                    )
                )["key"]!;
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Whoever_drafts_or_proposes_does_not_conclude_or_agree_with_another_key(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var (first, other) = (await pair.ActingAsync(Pair.First), await pair.Host.KeyAsync("pair", Role.Approver, Pair.First));
        var (one, two) = (await KeyAsync("one"), await KeyAsync("two"));
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "accord", title: "Accord", form: MEMORANDUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "Audit",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2021-01-01"
            """,
            key: one
        );
        await pair.DoAsync("addClause", """agreement: "accord", number: "8", text: "Notice.", terminationMonths: 6""", key: one);
        Assert.Equal(
            ["FOUR_EYES input.agreement"],
            await pair.RefusedAsync("concludeAgreement", """agreement: "accord", on: "2021-01-01" """, two)
        );
        await pair.DoAsync("concludeAgreement", """agreement: "accord", on: "2021-01-01" """, key: other);
        var id = (string)(await pair.ReadAsync("""agreement(slug: "accord") { id }"""))["agreement"]!["id"]!;
        var decision = await pair.DecideAsync(id, Pair.First, "2021-09-01");
        await pair.DoAsync(
            "activateClause",
            $"""agreement: "accord", clause: "8", decision: "{decision}", givenOn: "2021-09-02" """,
            key: other
        );
        var change = await pair.IdAsync(
            "proposeEndDate",
            """agreement: "accord", endsOn: "2021-12-31", reason: "Ready" """,
            "endDateChange",
            one
        );
        Assert.Equal(["FOUR_EYES input.endDateChange"], await pair.RefusedAsync("agreeEndDate", Agree(), two));
        await pair.DoAsync("agreeEndDate", Agree(), key: other);

        string Agree() =>
            $"""endDateChange: "{change}", organisation: "{Pair.First}", cabinetConsultedOn: "2021-09-10", leaderAgreedOn: "2021-09-11" """;

        async Task<string> KeyAsync(string label) =>
            (string)
                (
                    await pair.DoAsync(
                        "createKey",
                        $"""label: "{label}", role: APPROVER, organisation: "{Pair.First}" """,
                        "newKey { key }",
                        first
                    )
                )["key"]!;
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    [Trait("case", "N19")]
    public async Task Contracts_areas_and_posts_change_hands_only_when_the_new_owner_accepts(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        await pair.AgreeAsync();
        var (first, second) = (await pair.ActingAsync(Pair.First), await pair.ActingAsync(Pair.Second));
        await pair.DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.First}" """, key: first);
        await pair.DoAsync("shareContracts", $$"""contractArea: "waste", users: [{organisation: "{{Pair.Second}}"}]""", key: first);
        var contract = await pair.IdAsync("saveContract", Contract(Pair.First), "contract", first);
        var post = await pair.IdAsync(
            "addSharedPost",
            $$"""
            agreement: "memorandum", reference: "P1", title: "Director", employer: "{{Pair.First}}",
            shares: [{organisation: "{{Pair.First}}", percent: "100"}]
            """,
            "sharedPost",
            first
        );
        Assert.Equal(
            ["NOT_YOURS input.sharedPost"],
            await pair.RefusedAsync("recordPreference", $"""sharedPost: "{post}", organisation: "{Pair.Second}" """, second)
        );

        Assert.Equal(["TRANSFER_NEEDED input"], await pair.RefusedAsync("saveContract", Contract(Pair.Second), first));
        Assert.Equal(["TRANSFER_NEEDED input"], await pair.RefusedAsync("saveContract", Contract(Pair.Second)));
        foreach (var record in new[] { contract, post })
        {
            await pair.DoAsync("offerRecord", $"""record: "{record}", to: "{Pair.Second}" """, key: first);
            await AcceptAsync(record);
        }

        await pair.DoAsync("saveContract", Contract(Pair.Second), key: second);
        await pair.DoAsync("recordPreference", $"""sharedPost: "{post}", organisation: "{Pair.Second}" """, key: second);

        const string area = """contractAreas { nodes { id lead { name } users { organisation { name } } warnings { code } } }""";
        Assert.Equal(
            ["NOT_YOURS input.contractArea"],
            await pair.RefusedAsync("handOverContractArea", $"""contractArea: "waste", lead: "{Pair.Second}" """, second)
        );
        await pair.DoAsync("handOverContractArea", $"""contractArea: "waste", lead: "{Pair.Second}" """, key: first);
        var before = (await pair.ReadAsync(area))["contractAreas"]!["nodes"]![0]!;
        Assert.Equal("First District", (string?)before["lead"]!["name"]);
        await AcceptAsync((string)before["id"]!);
        var after = (await pair.ReadAsync(area))["contractAreas"]!["nodes"]![0]!.AsObject();
        after.Remove("id");
        // The new lead was a user, and buys for itself now.
        Assert.Equal("""{"lead":{"name":"Second District"},"users":[],"warnings":[]}""", after.ToJsonString());

        static string Contract(string authority) =>
            $"""contractArea: "waste", reference: "W1", title: "Collection", authority: "{authority}" """;

        async Task AcceptAsync(string record)
        {
            var offer = (await pair.ReadAsync($$"""recordTransfers(record: "{{record}}") { nodes { id } }"""))["recordTransfers"]![
                "nodes"
            ]![0]!;
            Assert.Equal(["NOT_YOURS input.transfer"], await pair.RefusedAsync("acceptRecord", $"""transfer: "{offer["id"]}" """, first));
            await pair.DoAsync("acceptRecord", $"""transfer: "{offer["id"]}" """, key: second);
            Assert.Equal(
                """{"state":"ACCEPTED","owner":{"name":"First District"},"to":{"name":"Second District"}}""",
                (await pair.ReadAsync($$"""recordTransfers(record: "{{record}}") { nodes { state owner { name } to { name } } }"""))[
                    "recordTransfers"
                ]!["nodes"]![0]!.ToJsonString()
            );
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Another_district_says_itself_what_a_devolution_means_for_it(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var (first, second) = (await pair.ActingAsync(Pair.First), await pair.ActingAsync(Pair.Second));
        await pair.DoAsync("saveService", ServiceTests.Service("streets", "Street Scene"), key: first);
        var devolution = await pair.IdAsync(
            "proposeDevolution",
            $"""service: "streets", to: "{Pair.First}", accessBenefit: "Nearer" """,
            "devolution",
            first
        );
        var impact = $"""devolution: "{devolution}", district: "{Pair.Second}", cost: NONE, quality: NONE""";
        Assert.Equal(["NOT_YOURS input.district"], await pair.RefusedAsync("assessImpact", impact, first));
        await pair.DoAsync("assessImpact", impact, key: second);
        Assert.Equal(
            ["FOUR_EYES input.devolution"],
            await pair.RefusedAsync("devolveService", $"""devolution: "{devolution}", on: "2021-09-01" """, first)
        );
        await pair.DoAsync("devolveService", $"""devolution: "{devolution}", on: "2021-09-01" """, key: second);
    }

    private static string Saving(string council, string planned) =>
        $$"""
            slug: "audit", title: "Audit", annual: "10", recurring: true, inBaseBudget: false,
            amounts: [{council: "{{council}}", financialYear: "2021/22", planned: "{{planned}}"}]
            """;
}
