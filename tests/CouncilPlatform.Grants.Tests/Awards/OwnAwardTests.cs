using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Grants.Tests.Payments;
using CouncilPlatform.Grants.Tests.Rounds;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>
/// What is awarded in rounds stands among the awards, is exported with them, follows what is agreed later, and is counted once.
/// </summary>
public sealed class OwnAwardTests
{
    private const string Summary = "New slates for the village hall";

    [Theory]
    [EveryDatabase]
    public async Task An_award_is_published_once_its_agreement_is_signed_by_both(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        await SetPrefixAsync(grants);
        await IdentifyAsync(grants, GrantRound.Group(1), "GB-CHC-1085314");
        await IdentifyAsync(grants, GrantRound.Council, "GB-LAE-LAC");
        var (application, allocation) = await AwardedAsync(grants, commit: false);
        await NonePublishedAsync();
        var agreement = await SentAsync(grants, allocation);
        await grants.DoAsync("signGrantAgreement", $"""agreement: "{agreement}", as: "Chair" """, key: await payments.RecipientAsync());
        await NonePublishedAsync();
        await grants.DoAsync(
            "countersignGrantAgreement",
            $"""agreement: "{agreement}", as: "Head of Legal Services" """,
            key: await grants.ApproverAsync()
        );
        await NonePublishedAsync();

        // Signed, but not promised before this.
        await grants.DoAsync("commitAllocation", $"""allocation: "{allocation}" """, key: await grants.ApproverAsync());

        Assert.Equal(
            "360G-northern-autumn-1",
            (string?)(await grants.NodeAsync(application, "publishedAs", await payments.RecipientAsync()))!["publishedAs"]
        );
        var grant = Assert.Single(await ExportAsync(grants));
        Same.Json(
            """
            {
              "id": "360G-northern-autumn-1",
              "title": "Roof 1",
              "description": "New slates for the village hall",
              "currency": "GBP",
              "amountAppliedFor": 100.00,
              "amountAwarded": 90.00,
              "awardDate": "2026-11-02",
              "recipientOrganization": [{ "id": "GB-CHC-1085314", "name": "Village hall 1", "charityNumber": "1085314" }],
              "fundingOrganization": [{ "id": "GB-LAE-LAC", "name": "Lancaster City Council" }],
              "grantProgramme": [{ "code": "small", "title": "Small grants" }],
              "fromOpenCall": "Yes",
              "dateModified": "2026-11-02T12:00:01Z"
            }
            """,
            grant
        );
        Assert.Equal("2026-11-02,,,Village hall 1,1085314,New slates for the village hall,90.00", await TransparencyAsync(grants));
        Same.Json(
            """
            {
              "grantTotals": [{ "programme": "Small grants", "recipient": "Village hall 1", "count": 1, "amount": { "amount": "90.00" } }],
              "award": {
                "origin": "AWARDED_HERE",
                "amount": { "amount": "90.00" },
                "programme": { "code": "small" },
                "application": { "title": "Roof 1" },
                "history": { "totalCount": 0 }
              },
              "here": { "totalCount": 1 },
              "imported": { "totalCount": 0 }
            }
            """,
            (
                await grants.ReadAsync(
                    """
                    grantTotals(by: [PROGRAMME, RECIPIENT]) { programme recipient count amount { amount } }
                    award(identifier: "360G-northern-autumn-1") { origin amount { amount } programme { code } application { title }
                      history { totalCount } }
                    here: awards(filter: {origin: AWARDED_HERE}) { totalCount } imported: awards(filter: {origin: IMPORTED}) { totalCount }
                    """
                )
            ).ToJsonString()
        );

        async Task NonePublishedAsync() =>
            Assert.Equal(0, (int)(await grants.ReadAsync("awards { totalCount }"))["awards"]!["totalCount"]!);
    }

    [Theory]
    [EveryDatabase]
    public async Task A_variation_changes_what_is_published_and_both_amounts_and_the_history_stay(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var (application, allocation) = await PublishedAsync(payments);

        grants.SetTime("2026-12-01T10:00:00Z");
        await VaryAsync(payments, allocation, """revenue: "95.01", capital: "20", ends: "2027-03" """);
        grants.SetTime("2026-12-02T10:00:00Z");
        await VaryAsync(payments, allocation, """capital: "0" """);
        await VaryAsync(payments, allocation, """terms: "Open on Sundays" """);

        var grant = JsonNode.Parse(Assert.Single(await ExportAsync(grants)))!;
        Assert.Equal(
            ("95.01", "2026-12-02T10:00:00Z", "2027-03"),
            (grant["amountAwarded"]!.ToJsonString(), (string?)grant["dateModified"], (string?)grant["plannedDates"]![0]!["endDate"])
        );
        Assert.Equal("2026-11-02,until 2027-03,,Village hall 1,,New slates for the village hall,95.01", await TransparencyAsync(grants));
        Assert.Equal(
            [
                "2026-12-01 amountAwarded 90.00 115.01",
                "2026-12-01 plannedDates[0].endDate  2027-03",
                "2026-12-02 amountAwarded 115.01 95.01",
            ],
            (await grants.ReadAsync("""awards { nodes { history { nodes { changedAt field before after } } } }"""))["awards"]!["nodes"]![
                0
            ]!["history"]!["nodes"]!
                .AsArray()
                .Select(c => $"{((string?)c!["changedAt"])![..10]} {c["field"]} {c["before"]} {c["after"]}")
                .Order(StringComparer.Ordinal)
        );
        const string amounts = "revenue { amount } capital { amount }";
        Same.Json(
            """
            {
              "awarded": { "total": { "amount": "90.00" } },
              "award": {
                "asDecided": { "revenue": { "amount": "90.00" }, "capital": { "amount": "0.00" } },
                "asVaried": { "revenue": { "amount": "95.01" }, "capital": { "amount": "0.00" } },
                "steps": [
                  {
                    "at": "2026-11-02T12:00:01+00:00",
                    "what": "DECIDED",
                    "amounts": { "revenue": { "amount": "90.00" }, "capital": { "amount": "0.00" } }
                  },
                  {
                    "at": "2026-12-01T10:00:00+00:00",
                    "what": "VARIED",
                    "amounts": { "revenue": { "amount": "95.01" }, "capital": { "amount": "20.00" } }
                  },
                  {
                    "at": "2026-12-02T10:00:00+00:00",
                    "what": "VARIED",
                    "amounts": { "revenue": { "amount": "95.01" }, "capital": { "amount": "0.00" } }
                  },
                  {
                    "at": "2026-12-02T10:00:00+00:00",
                    "what": "VARIED",
                    "amounts": { "revenue": { "amount": "95.01" }, "capital": { "amount": "0.00" } }
                  }
                ]
              }
            }
            """,
            (
                await grants.NodeAsync(
                    application,
                    $"awarded {{ total {{ amount }} }} award {{ asDecided {{ {amounts} }} asVaried {{ {amounts} }} steps {{ at "
                        + $"what amounts {{ {amounts} }} }} }}",
                    await grants.ApplicantAsync(1)
                )
            )!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_given_up_is_published_as_what_was_paid(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var (application, allocation) = await PublishedAsync(payments);
        await payments.PaidAsync(allocation, revenue: "30.50");
        Assert.Equal("90.00", await AmountAsync(grants));
        await grants.DoAsync("releaseAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal("30.50", await AmountAsync(grants));
        await grants.DoAsync(
            "clawBackPayment",
            $"""allocation: "{allocation}", revenue: "30", reason: "Not spent" """,
            key: await payments.FinanceAsync()
        );
        await grants.DoAsync("returnPayment", $"""allocation: "{allocation}", revenue: "0.50" """);
        Assert.Equal("0.00", await AmountAsync(grants));
        await grants.DoAsync("closeAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal("0.00", await AmountAsync(grants));
        Assert.Equal(
            ["DECIDED", "RELEASED"],
            (await grants.NodeAsync(application, "award { steps { what } }", await grants.OfficerAsync()))!["award"]!["steps"]!
                .AsArray()
                .Select(s => (string?)s!["what"])
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Closing_a_project_below_its_award_leaves_the_award_as_it_was(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var (_, allocation) = await PublishedAsync(payments);
        await payments.PaidAsync(allocation, revenue: "30.50");
        await payments.Grants.DoAsync("closeAllocation", $"""allocation: "{allocation}" """);
        Assert.Equal("90.00", await AmountAsync(payments.Grants));
    }

    [Theory]
    [EveryDatabase]
    public async Task No_grant_is_counted_twice_when_the_own_export_comes_back_nor_put_back_to_what_it_was(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var host = grants.Host;
        Assert.Equal(
            0,
            (await host.ImportTextAsync($$"""{"grants":[{{FaultyPackage.ValidGrant("old").ToJsonString()}}]}""", "north")).Exit
        );
        var (_, allocation) = await PublishedAsync(payments);
        using var older = new PackageFile(await FileAsync(grants));
        await VaryAsync(payments, allocation, """revenue: "80" """);
        using var newer = new PackageFile(await FileAsync(grants));
        Assert.True((await AjvOracle.JudgeAsync(newer.Path))[0].Valid);

        foreach (var file in new[] { newer, older })
        {
            Assert.StartsWith(
                "2 grants: 0 new, 0 changed, 2 unchanged, of which 1 awarded here",
                (await host.ImportAsync(file.Path, "north")).Output,
                StringComparison.Ordinal
            );
            Assert.Equal("2 1330.50", await TotalAsync("north"));
        }

        // Elsewhere it is as any other, and changes with what is published.
        await host.CreatePartnershipAsync("south", published: true, "grants");
        Assert.StartsWith("2 grants: 2 new", (await host.ImportAsync(older.Path, "south")).Output, StringComparison.Ordinal);
        Assert.Equal("2 1340.50", await TotalAsync("south"));
        Assert.StartsWith(
            "2 grants: 0 new, 1 changed, 1 unchanged;",
            (await host.ImportAsync(newer.Path, "south")).Output,
            StringComparison.Ordinal
        );
        Assert.Equal("2 1330.50", await TotalAsync("south"));
        Assert.Equal(await ExportAsync(grants), await ExportAsync(grants, "south"));

        async Task<string> TotalAsync(string partnership)
        {
            var total = (
                await host.DataAsync(
                    $$"""
                    { partnership(slug: "{{partnership}}") { grantTotals(by: []) { count amount { amount } } awardSummary { count
                    total { amount } } } }
                    """
                )
            )["partnership"]!;
            Assert.Equal((string?)total["grantTotals"]![0]!["amount"]!["amount"], (string?)total["awardSummary"]!["total"]!["amount"]);
            return $"{total["grantTotals"]![0]!["count"]} {total["grantTotals"]![0]!["amount"]!["amount"]}";
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task One_award_out_of_two_funds_is_one_grant_and_waits_for_both_signatures(string provider)
    {
        await using var grants = await GrantRound.StartAsync(provider);
        var hall = await grants.KeyAsync("hall 6", Role.Approver, GrantRound.Group(6));
        await grants.DoAsync(
            "createFund",
            $"""slug: "other", name: "Other", source: "{GrantRound.Council}", accountableBody: "{GrantRound.Group(6)}" """,
            key: hall
        );
        await grants.DoAsync("receiveFunding", """fund: "other", revenue: "20" """, key: hall);
        const string both = """programme: "small", funds: [{fund: "pot", revenue: "60", capital: "10"}, {fund: "other", revenue: "20"}]""";
        Assert.Equal(["NOT_YOURS input.funds.1.fund"], await grants.RefusedAsync("changeProgramme", both));
        await grants.DoAsync("shareRecords", $"""kind: "Fund", with: "{GrantRound.Council}" """, key: hall);
        await grants.DoAsync("changeProgramme", both);
        await grants.AddRoundAsync(revenue: "80", capital: "10");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1, revenue: "80");
        grants.SetTime("2026-11-02T12:00:01Z");
        await grants.DoAsync(
            "awardApplication",
            $$"""
            application: "{{application}}", draws: [{fund: "other", revenue: "20"}, {fund: "pot", revenue: "60"}], commit: true,
            reason: "Yes"
            """,
            key: await grants.ApproverAsync()
        );
        var agreements = new List<string>();
        foreach (
            var allocation in (await grants.NodeAsync(application, "allocations { id }", await grants.OfficerAsync()))![
                "allocations"
            ]!.AsArray()
        )
        {
            var id = await SentAsync(grants, (string)allocation!["id"]!);
            agreements.Add(id);
            await grants.DoAsync("signGrantAgreement", $"""agreement: "{id}", as: "Chair" """);
        }

        // Both at once: neither must miss that the other is signed.
        var approver = await grants.ApproverAsync();
        var answers = await Task.WhenAll(
            agreements.Select(id =>
                Task.Run(() => grants.RefusedAsync("countersignGrantAgreement", $"""agreement: "{id}", as: "Legal" """, approver))
            )
        );

        Assert.All(answers, Assert.Empty);
        var grant = JsonNode.Parse(Assert.Single(await ExportAsync(grants)))!;
        Assert.Equal("80.00", grant["amountAwarded"]!.ToJsonString());
        Assert.Equal(
            ["Lancaster City Council", "Village hall 6"],
            grant["fundingOrganization"]!.AsArray().Select(f => (string?)f!["name"])
        );
        Assert.Equal("Roof 1: awarded in Round autumn of Small grants. Village halls", (string?)grant["description"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Identifiers_are_made_once_and_never_change(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        var administrator = await grants.KeyAsync("administrator", Role.Administrator);
        Assert.Equal(["INVALID input.prefix"], await grants.RefusedAsync("setGrantPublisher", """prefix: "north" """, administrator));
        Assert.Equal("null", (await grants.ReadAsync("grantPublisher { prefix }"))["grantPublisher"]?.ToJsonString() ?? "null");
        var (_, allocation) = await PublishedAsync(payments);
        var before = JsonNode.Parse(Assert.Single(await ExportAsync(grants)))!;
        Assert.Equal("north-autumn-1", (string?)before["id"]);
        Assert.Matches("^north-ORG-[0-9a-f]{32}$", (string?)before["recipientOrganization"]![0]!["id"]);

        await SetPrefixAsync(grants);
        Assert.Equal(
            ["CONFLICT input.version"],
            await grants.RefusedAsync("setGrantPublisher", """prefix: "360G-else", version: 7""", administrator)
        );
        await VaryAsync(payments, allocation, """revenue: "91" """);
        var after = JsonNode.Parse(Assert.Single(await ExportAsync(grants)))!;
        Assert.Equal("91.00", after["amountAwarded"]!.ToJsonString());
        foreach (var part in new[] { "id", "recipientOrganization", "fundingOrganization" })
        {
            Assert.Equal(before[part]!.ToJsonString(), after[part]!.ToJsonString());
        }

        Assert.Equal(
            """{"prefix":"360G-northern"}""",
            (await grants.ReadAsync("grantPublisher { prefix }"))["grantPublisher"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_came_back_before_it_was_published_is_the_same_grant_and_another_of_its_name_is_not(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        await IdentifyAsync(grants, GrantRound.Group(1), "GB-CHC-1085314");
        var same = Imported("north-autumn-1", "GB-CHC-1085314", "2026-11-02");
        var another = Imported("north-autumn-2", "GB-CHC-9", "2026-11-02");
        Assert.Equal(0, (await grants.Host.ImportTextAsync($$"""{"grants":[{{same}},{{another}}]}""", "north")).Exit);

        await PublishedAsync(payments);
        var second = (string)
            (await grants.ReadAsync("applications(filter: {state: SUBMITTED}) { nodes { id } }"))["applications"]!["nodes"]![0]!["id"]!;
        await SignedAsync(grants, await AwardAsync(grants, second, "30", commit: true), 2);

        var all = (await ExportAsync(grants)).Select(g => JsonNode.Parse(g)!).ToList();
        Assert.Equal(3, all.Count);
        Assert.Equal(["90.00", "1250.50", "30.00"], all.Select(g => g["amountAwarded"]!.ToJsonString()));
        Assert.Matches("^north-autumn-2-[0-9a-f]{32}$", (string?)all[2]["id"]);

        static string Imported(string id, string recipient, string date)
        {
            var grant = FaultyPackage.ValidGrant("x");
            grant["id"] = id;
            grant["awardDate"] = date;
            grant["recipientOrganization"]![0]!["id"] = recipient;
            return grant.ToJsonString();
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task What_was_signed_before_and_names_that_changed_are_published_by_the_command(string provider)
    {
        await using var payments = await GrantPayments.StartAsync(provider);
        var grants = payments.Grants;
        await PublishedAsync(payments);
        await PublishAsync("1 awarded here: 1 published, 0 of them new or changed.");
        await grants.Host.ReadAsync(async db =>
        {
            // As it was before awards were published.
            await db.Set<AwardSource>().ExecuteDeleteAsync();
            return await db.Set<Award>().ExecuteDeleteAsync();
        });
        await PublishAsync("1 awarded here: 1 published, 1 of them new or changed.");
        var key = await grants.Host.KeyAsync();
        var id = (await grants.Host.DataAsync($$"""{ organisation(code: "{{GrantRound.Group(1)}}") { id } }""", key))["organisation"]![
            "id"
        ];
        await grants.Host.DataAsync(
            $$"""mutation { updateOrganisation(input: {organisation: "{{id}}", name: "Village hall of Slyne"}) { errors { message } } }""",
            key
        );
        await PublishAsync("1 awarded here: 1 published, 1 of them new or changed.");
        Assert.Contains("\"Village hall of Slyne\"", Assert.Single(await ExportAsync(grants)), StringComparison.Ordinal);

        async Task PublishAsync(string expected)
        {
            await using var scope = grants.Host.CommandScope();
            using var output = new StringWriter();
            Assert.Equal(
                0,
                await scope
                    .ServiceProvider.GetRequiredService<PublishCommand>()
                    .RunAsync("north", output, TestContext.Current.CancellationToken)
            );
            Assert.Equal(expected, output.ToString().TrimEnd());
        }
    }

    /// <summary>Its id and its allocation's: Village hall 1's, of two applications.</summary>
    private static async Task<(string Application, string Allocation)> AwardedAsync(GrantRound grants, bool commit)
    {
        await grants.AddRoundAsync(revenue: "120", capital: "50");
        grants.SetTime("2026-09-02T12:00:00Z");
        var application = await grants.SubmittedAsync(1);
        await grants.SubmittedAsync(2);
        grants.SetTime("2026-11-02T12:00:01Z");
        return (application, await AwardAsync(grants, application, "90", commit));
    }

    private static async Task<string> AwardAsync(GrantRound grants, string application, string revenue, bool commit)
    {
        await grants.DoAsync(
            "awardApplication",
            $$"""
            application: "{{application}}", draws: [{fund: "pot", revenue: "{{revenue}}"}], commit: {{(commit ? "true" : "false")}},
            reason: "Best", summary: "{{Summary}}"
            """,
            key: await grants.ApproverAsync()
        );
        return (string)(await grants.NodeAsync(application, "allocations { id }", await grants.OfficerAsync()))!["allocations"]![0]!["id"]!;
    }

    private static async Task<(string Application, string Allocation)> PublishedAsync(GrantPayments payments)
    {
        var awarded = await AwardedAsync(payments.Grants, commit: true);
        await SignedAsync(payments.Grants, awarded.Allocation, 1);
        return awarded;
    }

    private static async Task SignedAsync(GrantRound grants, string allocation, int organisation)
    {
        var agreement = await SentAsync(grants, allocation);
        await grants.DoAsync(
            "countersignGrantAgreement",
            $"""agreement: "{agreement}", as: "Head of Legal Services" """,
            key: await grants.ApproverAsync()
        );
        await grants.DoAsync(
            "signGrantAgreement",
            $"""agreement: "{agreement}", as: "Chair" """,
            key: await grants.ApplicantAsync(organisation)
        );
    }

    private static async Task<string> SentAsync(GrantRound grants, string allocation) =>
        (string)
            (await grants.DoAsync("sendGrantAgreement", $"""allocation: "{allocation}" """, "grantAgreement { id }"))["grantAgreement"]![
                "id"
            ]!;

    private static async Task VaryAsync(GrantPayments payments, string allocation, string changes)
    {
        var id = (string)
            (
                await payments.Grants.DoAsync(
                    "proposeAllocationVariation",
                    $"""allocation: "{allocation}", reason: "Costs", {changes}""",
                    "allocationVariation { id }"
                )
            )["allocationVariation"]!["id"]!;
        await payments.Grants.DoAsync("agreeAllocationVariation", $"""variation: "{id}" """, key: await payments.FinanceAsync());
    }

    private static async Task SetPrefixAsync(GrantRound grants) =>
        await grants.DoAsync(
            "setGrantPublisher",
            """prefix: "360G-northern" """,
            key: await grants.KeyAsync("administrator", Role.Administrator)
        );

    private static async Task IdentifyAsync(GrantRound grants, string code, string identifier)
    {
        var key = await grants.Host.KeyAsync();
        var id = (await grants.Host.DataAsync($$"""{ organisation(code: "{{code}}") { id } }""", key))["organisation"]!["id"];
        var changed = (
            await grants.Host.DataAsync(
                $$"""
                mutation { updateOrganisation(input: {organisation: "{{id}}", identifier: "{{identifier}}"}) { errors { message } } }
                """,
                key
            )
        )["updateOrganisation"]!;
        Assert.Empty(changed["errors"]!.AsArray());
    }

    private static async Task<string> FileAsync(GrantRound grants, string partnership = "north") =>
        await grants.Host.Client.GetStringAsync(
            new Uri($"/data/v1/{partnership}/grants.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

    /// <summary>Each grant of the 360Giving file, which is valid by the standard's schema.</summary>
    private static async Task<IReadOnlyList<string>> ExportAsync(GrantRound grants, string partnership = "north")
    {
        using var file = new PackageFile(await FileAsync(grants, partnership));
        Assert.True((await AjvOracle.JudgeAsync(file.Path))[0].Valid);
        using var package = JsonDocument.Parse(await File.ReadAllBytesAsync(file.Path));
        return [.. package.RootElement.GetProperty("grants").EnumerateArray().Select(g => JsonSerializer.Serialize(g))];
    }

    /// <summary>The only row of the transparency file.</summary>
    private static async Task<string> TransparencyAsync(GrantRound grants)
    {
        var text = await grants.Host.Client.GetStringAsync(
            new Uri("/data/v1/north/grants-transparency.csv", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return Assert.Single(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1));
    }

    private static async Task<string> AmountAsync(GrantRound grants) =>
        (string)(await grants.ReadAsync("grantTotals(by: []) { amount { amount } }"))["grantTotals"]![0]!["amount"]!["amount"]!;
}
