using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Ownership;

/// <summary>A partnership is several organisations: each changes only what is its own, or shared with it.</summary>
public sealed class OwnershipTests
{
    private const string Line = $"""
        reference: "A1", owner: "{Shire.Council}", title: "Beds", financialYear: "2023/24", amount: "100", firmness: FIRM
        """;

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Another_organisations_budget_line_is_refused_and_named_and_a_share_lets_it_in_until_its_end(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));

        Assert.Equal(["NOT_YOURS input.owner"], await shire.RefusedAsync("recordBudgetLine", Line, health));
        Assert.Equal(["NOT_YOURS input.owner"], await shire.RefusedAsync("recordBudgetLine", Line));
        var line = await shire.IdAsync("recordBudgetLine", Line, "budgetLine", council);
        foreach (var outsider in new[] { health, null })
        {
            var refused = (await shire.SendAsync("updateBudgetLine", $"version: 0, {Line}", key: outsider))["errors"]!.AsArray().Single()!;
            Assert.Equal("NOT_YOURS", (string?)refused["code"]);
            Assert.Equal("""["input","reference"]""", refused["path"]!.ToJsonString());
            Assert.StartsWith("This budget line belongs to The Council.", (string?)refused["message"], StringComparison.Ordinal);
        }

        Assert.Equal(
            ["NOT_YOURS input.reference"],
            await shire.RefusedAsync("removeBudgetLine", """reference: "A1", version: 0""", health)
        );
        Assert.Equal(
            "100.00",
            (string?)
                (await shire.ReadAsync("budgetLines { nodes { amount { amount } } }", health))["budgetLines"]!["nodes"]![0]!["amount"]![
                    "amount"
                ]
        );

        await shire.DoAsync("shareRecords", $"""record: "{line}", with: "{Shire.Health}", until: "2023-06-30" """, key: council);
        shire.Time.SetUtcNow(new(2023, 6, 30, 12, 0, 0, TimeSpan.Zero));
        await UpdateAsync(health);
        Assert.Equal(["NOT_YOURS input.reference"], await shire.RefusedAsync("updateBudgetLine", $"version: 1, {Line}"));
        shire.Time.SetUtcNow(new(2023, 7, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["NOT_YOURS input.reference"], await shire.RefusedAsync("updateBudgetLine", $"version: 1, {Line}", health));
        await UpdateAsync(council);

        async Task UpdateAsync(string key)
        {
            var version = (int)(await shire.NodeAsync("BudgetLine", line, "version"))["version"]!;
            await shire.DoAsync("updateBudgetLine", $"version: {version}, {Line}", key: key);
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "N19")]
    public async Task A_budget_line_passes_to_another_organisation_only_when_that_accepts_it_and_both_owners_stay_readable(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        var line = await shire.IdAsync("recordBudgetLine", Line, "budgetLine", council);
        var moved = Line.Replace(Shire.Council, Shire.Health, StringComparison.Ordinal);

        Assert.Equal(["TRANSFER_NEEDED input"], await shire.RefusedAsync("updateBudgetLine", $"version: 0, {moved}", council));
        Assert.Equal(
            ["TRANSFER_NEEDED input"],
            await shire.RefusedAsync("updateBudgetLine", $"version: 0, {moved}", await shire.Host.KeyAsync())
        );
        Assert.Equal(
            ["NOT_YOURS input.record"],
            await shire.RefusedAsync("offerRecord", $"""record: "{line}", to: "{Shire.Health}" """, health)
        );
        var offer = await shire.IdAsync("offerRecord", $"""record: "{line}", to: "{Shire.Health}" """, "recordTransfer", council);
        Assert.Equal("The Council", await OwnerAsync());
        Assert.Equal(["NOT_YOURS input.reference"], await shire.RefusedAsync("updateBudgetLine", $"version: 0, {Line}", health));
        await shire.DoAsync("acceptRecord", $"""transfer: "{offer}" """, key: health);

        Assert.Equal("The Health Board", await OwnerAsync());
        Same.Json(
            """
            {
              "recordTransfers": {
                "nodes": [{ "state": "ACCEPTED", "owner": { "name": "The Council" }, "to": { "name": "The Health Board" } }]
              }
            }
            """,
            (
                await shire.ReadAsync($$"""recordTransfers(record: "{{line}}") { nodes { state owner { name } to { name } } }""")
            ).ToJsonString()
        );
        var version = (int)(await shire.NodeAsync("BudgetLine", line, "version"))["version"]!;
        Assert.Equal(["NOT_YOURS input.reference"], await shire.RefusedAsync("updateBudgetLine", $"version: {version}, {moved}", council));
        await shire.DoAsync("updateBudgetLine", $"version: {version}, {moved}", key: health);

        async Task<string?> OwnerAsync() => (string?)(await shire.NodeAsync("BudgetLine", line, "owner { name }"))["owner"]!["name"];
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_figure_belongs_to_the_body_that_returns_it_and_the_partnerships_own_to_everybody(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        await shire.AddOutcomeAsync();
        await shire.AddIndicatorAsync("absence");
        const string body = $"""slug: "council", name: "The Council", kind: AGENCY, organisation: "{Shire.Council}" """;
        const string figure = """indicator: "absence", body: "council", period: "2021/22", value: "4.2", status: ACTUAL""";

        Assert.Equal(["NOT_YOURS input.organisation"], await shire.RefusedAsync("addReportingBody", body, health));
        await shire.DoAsync("addReportingBody", body, key: council);
        Assert.Equal(["NOT_YOURS input.body"], await shire.RefusedAsync("recordObservation", figure, health));
        Assert.Equal(["NOT_YOURS input.body"], await shire.RefusedAsync("recordObservation", figure));
        await shire.DoAsync("recordObservation", figure, key: council);
        Assert.Equal(
            ["NOT_YOURS input.body"],
            await shire.RefusedAsync("recordObservation", figure.Replace("4.2", "1", StringComparison.Ordinal), health)
        );

        await shire.RecordAsync("absence", "2021/22", "5");
        await shire.RecordAsync("absence", "2021/22", "6", key: health);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_lead_is_responsible_for_its_own_actions_and_hotspots_only(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        await shire.DoAsync("addLocalArea", """number: 1, name: "North" """);
        await shire.AddOutcomeAsync();
        const string action = $"""title: "Money advice", lead: "{Shire.Council}" """;
        const string hotspot =
            $"""localArea: 1, title: "Precinct", identifiedOn: "2023-05-30", immediateAction: "Wardens", lead: "{Shire.Council}" """;

        Assert.Equal(["NOT_YOURS input.lead"], await shire.RefusedAsync("addOutcomeAction", action, health));
        Assert.Equal(["NOT_YOURS input.lead"], await shire.RefusedAsync("reportHotspot", hotspot, health));
        var led = await shire.IdAsync("addOutcomeAction", action, "outcomeAction", council);
        var reported = await shire.IdAsync("reportHotspot", hotspot, "hotspot", council);
        foreach (
            var (mutation, input) in new[]
            {
                ("alignOutcomeAction", $"""outcomeAction: "{led}", localOutcome: "outcome" """),
                ("addActionPartner", $"""outcomeAction: "{led}", organisation: "{Shire.Health}", role: PARTNER"""),
                ("handOverOutcomeAction", $"""outcomeAction: "{led}", lead: "{Shire.Health}" """),
            }
        )
        {
            Assert.Equal(["NOT_YOURS input.outcomeAction"], await shire.RefusedAsync(mutation, input, health));
        }

        Assert.Equal(
            ["NOT_YOURS input.hotspot"],
            await shire.RefusedAsync("closeHotspot", $"""hotspot: "{reported}", on: "2023-06-01", result: "Quiet" """, health)
        );

        // A share lets another lead's people change the action, but not pass it on.
        await shire.DoAsync("shareRecords", $"""kind: "OutcomeAction", with: "{Shire.Health}" """, key: council);
        await shire.DoAsync("alignOutcomeAction", $"""outcomeAction: "{led}", localOutcome: "outcome" """, key: health);
        Assert.Equal(
            ["NOT_YOURS input.outcomeAction"],
            await shire.RefusedAsync("handOverOutcomeAction", $"""outcomeAction: "{led}", lead: "{Shire.Health}" """, health)
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Each_partner_records_and_takes_back_its_own_costs_of_a_service(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var (council, health) = (await shire.ActingAsync(Shire.Council), await shire.ActingAsync(Shire.Health));
        const string both = $$"""
            service: "Advice", period: "2021/22", quantity: "500", unit: "households", shares: [{organisation: "{{Shire.Council}}",
            activity: "Advice", amount: "1"}, {organisation: "{{Shire.Health}}", activity: "Advice", amount: "2"}]
            """;
        const string own = $$"""
            service: "Advice", period: "2021/22", quantity: "500", unit: "households", shares: [{organisation: "{{Shire.Council}}",
            activity: "Advice", amount: "60000"}]
            """;

        Assert.Equal(["NOT_YOURS input.shares.1.organisation"], await shire.RefusedAsync("recordServiceCost", both, council));
        var cost = await shire.IdAsync("recordServiceCost", own, "serviceCost", council);
        var share = $$"""serviceCost: "{{cost}}", share: {organisation: "{{Shire.Health}}", activity: "Clinics", amount: "40000"}""";
        Assert.Equal(["NOT_YOURS input.share.organisation"], await shire.RefusedAsync("addServiceCostShare", share, council));
        await shire.DoAsync("addServiceCostShare", share, key: health);
        Assert.Equal(
            ["NOT_YOURS input.number"],
            await shire.RefusedAsync("removeServiceCostShare", $"""serviceCost: "{cost}", number: 2, reason: "Half" """, council)
        );
        Assert.Equal(
            ["NOT_FOUND input.number"],
            await shire.RefusedAsync("removeServiceCostShare", $"""serviceCost: "{cost}", number: 3, reason: "Half" """, council)
        );
        Assert.Equal(
            ["NOT_YOURS input.serviceCost"],
            await shire.RefusedAsync("removeServiceCost", $"""serviceCost: "{cost}", reason: "Half" """, council)
        );
        Assert.Equal("100000.00", await TotalAsync());
        await shire.DoAsync("removeServiceCostShare", $"""serviceCost: "{cost}", number: 2, reason: "Half" """, key: health);
        Assert.Equal("60000.00", await TotalAsync());
        await shire.DoAsync("removeServiceCost", $"""serviceCost: "{cost}", reason: "Half" """, key: council);

        async Task<string?> TotalAsync() => (string?)(await shire.NodeAsync("ServiceCost", cost, "total { amount }"))["total"]!["amount"];
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Nobody_approves_their_own_work_with_another_key_of_theirs(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        var administrator = await shire.Host.KeyAsync("shire", Role.Administrator, Shire.Council);
        await shire.JoinAsync(Shire.Council);
        var (first, second) = (await KeyAsync("one system"), await KeyAsync("another system"));
        var other = await shire.ActingAsync(Shire.Council);
        var change = await shire.IdAsync("proposeStructureChange", """title: "Evenings", change: "At seven" """, "structureChange", first);
        var request = await shire.IdAsync(
            "requestResources",
            $"""title: "Youth workers", organisation: "{Shire.Council}", amount: "1" """,
            "resourceRequest",
            first
        );
        await shire.DoAsync(
            "recordEngagement",
            $"""resourceRequest: "{request}", title: "Forum", method: "forum", heldOn: "2023-05-02", findings: "Evenings" """,
            key: await shire.ActingAsync(Shire.Health)
        );
        foreach (var own in new[] { first, second, administrator })
        {
            Assert.Equal(
                ["FOUR_EYES input.structureChange"],
                await shire.RefusedAsync("adoptStructureChange", $"""structureChange: "{change}", on: "2023-05-01" """, own)
            );
            Assert.Equal(
                ["FOUR_EYES input.resourceRequest"],
                await shire.RefusedAsync("agreeResourceRequest", $"""resourceRequest: "{request}" """, own)
            );
            Assert.Equal(
                ["FOUR_EYES input.resourceRequest"],
                await shire.RefusedAsync("declineResourceRequest", $"""resourceRequest: "{request}", reason: "No" """, own)
            );
        }

        await shire.DoAsync("adoptStructureChange", $"""structureChange: "{change}", on: "2023-05-01" """, key: other);
        await shire.DoAsync("agreeResourceRequest", $"""resourceRequest: "{request}" """, key: other);

        async Task<string> KeyAsync(string label) =>
            (string)
                (
                    await shire.DoAsync(
                        "createKey",
                        $"""label: "{label}", role: APPROVER, organisation: "{Shire.Council}" """,
                        "newKey { key }",
                        administrator
                    )
                )["key"]!;
    }
}
