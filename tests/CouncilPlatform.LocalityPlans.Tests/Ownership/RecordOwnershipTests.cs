using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Ownership;

/// <summary>What one council has recorded, another does not change unless it shares it.</summary>
public sealed class RecordOwnershipTests
{
    private const string Register = "reference,name,kind\nA1,Town Hall,office\n";

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Another_councils_asset_is_read_by_all_and_changed_by_it_alone_and_by_whom_it_shares_it_with(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakeland.County);
        var unbound = await lakes.Host.KeyAsync("lakes", Role.Administrator);
        var import = $"""owner: "{Lakeland.District}", csv: {JsonValue.Create(Register)!.ToJsonString()}""";
        Assert.Equal(["NOT_YOURS input.owner"], await lakes.RefusedAsync("importAssets", import, county));
        Assert.Equal(["NOT_YOURS input.owner"], await lakes.RefusedAsync("importAssets", import, unbound));
        await lakes.DoAsync("importAssets", import, "assetImport { id }");
        var asset = (string)(await lakes.ReadAsync("assets { nodes { id } }", county))["assets"]!["nodes"]![0]!["id"]!;
        var consider = $"""asset: "{asset}", state: CANDIDATE, note: "Both are in Kendal" """;

        var refused = (await lakes.SendAsync("considerJointUse", consider, key: county))["errors"]![0]!;
        Assert.Equal("NOT_YOURS", (string?)refused["code"]);
        Assert.StartsWith("This registered asset belongs to District. ", (string?)refused["message"], StringComparison.Ordinal);
        Assert.Equal(["NOT_YOURS input.asset"], await lakes.RefusedAsync("considerJointUse", consider, unbound));
        var share = await lakes.IdAsync(
            "shareRecords",
            $"""record: "{asset}", with: "{Lakeland.County}" """,
            "recordShare",
            lakes.Approver
        );
        await lakes.DoAsync("considerJointUse", consider, "registeredAsset { jointUse }", county);
        await lakes.DoAsync("revokeShare", $"""share: "{share}" """, "recordShare { id }", lakes.Approver);
        Assert.Equal(["NOT_YOURS input.asset"], await lakes.RefusedAsync("considerJointUse", consider, county));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "N19")]
    public async Task An_asset_passes_to_a_council_that_accepts_it_and_the_history_has_both_owners(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Approver, Lakeland.County);
        await lakes.DoAsync(
            "importAssets",
            $"""owner: "{Lakeland.District}", csv: {JsonValue.Create(Register)!.ToJsonString()}""",
            "assetImport { id }"
        );
        var asset = (string)(await lakes.ReadAsync("assets { nodes { id } }"))["assets"]!["nodes"]![0]!["id"]!;
        var consider = $"""asset: "{asset}", state: CANDIDATE, note: "Both are in Kendal" """;
        var offer = await lakes.IdAsync(
            "offerRecord",
            $"""record: "{asset}", to: "{Lakeland.County}" """,
            "recordTransfer",
            lakes.Approver
        );
        Assert.Equal(["NOT_YOURS input.asset"], await lakes.RefusedAsync("considerJointUse", consider, county));
        Assert.Equal(["NOT_YOURS input.transfer"], await lakes.RefusedAsync("acceptRecord", $"""transfer: "{offer}" """, lakes.Approver));
        await lakes.DoAsync("acceptRecord", $"""transfer: "{offer}" """, "recordTransfer { id }", county);

        Assert.Equal(["NOT_YOURS input.asset"], await lakes.RefusedAsync("considerJointUse", consider));
        await lakes.DoAsync("considerJointUse", consider, "registeredAsset { id }", county);
        Same.Json(
            """
            {
              "assets": { "nodes": [{ "reference": "A1", "owner": { "name": "County" } }] },
              "recordTransfers": { "nodes": [{ "state": "ACCEPTED", "owner": { "name": "District" }, "to": { "name": "County" } }] }
            }
            """,
            (
                await lakes.ReadAsync(
                    $$"""
                    assets { nodes { reference owner { name } } }
                    recordTransfers(record: "{{asset}}") { nodes { state owner { name } to { name } } }
                    """,
                    lakes.Officer
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_seat_and_the_interests_declared_for_it_are_of_its_councils_register(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakeland.County);
        var district = $$"""{council: "{{Lakeland.District}}", office: "Ward Member"}""";
        var countys = $$"""{council: "{{Lakeland.County}}", office: "County Councillor"}""";
        Assert.Equal(
            ["NOT_YOURS input.seats.1.council"],
            await lakes.RefusedAsync("addElectedMember", $"""slug: "one", label: "Member for One", seats: [{district}, {countys}]""")
        );
        var seat = (string)
            (
                await lakes.DoAsync(
                    "addElectedMember",
                    $"""slug: "one", label: "Member for One", seats: [{district}]""",
                    "electedMember { seats { id } }"
                )
            )["seats"]![0]!["id"]!;
        Assert.Equal(["NOT_YOURS input.seat.council"], await lakes.RefusedAsync("addCouncilSeat", $"""member: "one", seat: {countys}"""));
        await lakes.DoAsync("addCouncilSeat", $"""member: "one", seat: {countys}""", "electedMember { id }", county);
        var declare = $"""member: "one", seat: "{seat}", kind: NON_REGISTRABLE, what: "Lives there", on: "2015-05-01" """;
        Assert.Equal(["NOT_YOURS input.seat"], await lakes.RefusedAsync("declareInterest", declare, county));
        Assert.Equal(
            ["NOT_YOURS input.seat"],
            await lakes.RefusedAsync("endCouncilSeat", $"""member: "one", seat: "{seat}", to: "2015" """, county)
        );
        var interest = (string)
            (await lakes.DoAsync("declareInterest", declare, "electedMember { seats { interests { id } } }"))["seats"]![0]!["interests"]![
                0
            ]!["id"]!;
        var cease = $"""member: "one", interest: "{interest}", on: "2015-06-01" """;
        Assert.Equal(["NOT_YOURS input.interest"], await lakes.RefusedAsync("ceaseInterest", cease, county));
        await lakes.DoAsync("shareRecords", $"""record: "{seat}", with: "{Lakeland.County}" """, "recordShare { id }", lakes.Approver);
        await lakes.DoAsync("ceaseInterest", cease, "electedMember { id }", county);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_council_takes_on_a_recommendation_itself_and_then_it_alone_answers_or_passes_it_on(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Approver, Lakeland.County);
        var made = """
            kind: RECOMMENDATION, text: "Clean the air", owner: "Portfolio Holder",
            source: {body: "Scrutiny", on: "2015-04-22", document: "Report"}
            """;
        Assert.Equal(
            ["NOT_YOURS input.ownerCouncil"],
            await lakes.RefusedAsync("recordRecommendation", $"""{made}, ownerCouncil: "{Lakeland.County}" """)
        );
        var id = await lakes.IdAsync("recordRecommendation", made, "recommendation");
        var at = $"recommendation: \"{id}\"";
        Assert.Equal(
            ["NOT_YOURS input.ownerCouncil"],
            await lakes.RefusedAsync("changeRecommendation", $"""{at}, ownerCouncil: "{Lakeland.County}" """)
        );
        await lakes.DoAsync("changeRecommendation", $"""{at}, ownerCouncil: "{Lakeland.County}" """, "recommendation { id }", county);
        var answer = $"""{at}, body: "Cabinet", on: "2015-05-27", kind: ACCEPTED""";
        Assert.Equal(["NOT_YOURS input.recommendation"], await lakes.RefusedAsync("respondToRecommendation", answer, lakes.Approver));
        await lakes.DoAsync("respondToRecommendation", answer, "recommendation { id }", county);
        Assert.Equal(
            ["TRANSFER_NEEDED input"],
            await lakes.RefusedAsync("changeRecommendation", $"""{at}, ownerCouncil: "{Lakeland.District}" """, county)
        );

        var offer = await lakes.IdAsync("offerRecord", $"""record: "{id}", to: "{Lakeland.District}" """, "recordTransfer", county);
        await lakes.DoAsync("acceptRecord", $"""transfer: "{offer}" """, "recordTransfer { id }", lakes.Approver);
        var done = $"""{at}, on: "2016-01-01", evidence: "Minute 12" """;
        Assert.Equal(["NOT_YOURS input.recommendation"], await lakes.RefusedAsync("implementRecommendation", done, county));
        await lakes.DoAsync("implementRecommendation", done, "recommendation { id }");
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task What_a_council_raises_calls_or_plans_to_look_into_is_its_own_and_the_partnerships_is_everybodys(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakeland.County);
        var team = await lakes.Host.KeyAsync("lakes", Role.Officer);
        await lakes.DoAsync(
            "addElectedMember",
            $$"""slug: "one", label: "Member for One", seats: [{council: "{{Lakeland.District}}", office: "Ward Member"}]""",
            "electedMember { id }"
        );
        foreach (
            var (add, input, field, change, by) in new[]
            {
                (
                    "planEscalation",
                    $$"""title: "Care", source: "Report", route: [{to: "Executive", council: "{{Lakeland.County}}"}]""",
                    "escalation",
                    "closeEscalation",
                    """escalation: "ID", on: "2016-02-01", outcome: "Agreed" """
                ),
                (
                    "callBriefing",
                    $$"""title: "Localism", on: "2015-09-01", councils: ["{{Lakeland.District}}"]""",
                    "memberBriefing",
                    "inviteNewMembers",
                    """briefing: "ID" """
                ),
                (
                    "addWorkProgrammeItem",
                    """body: "Scrutiny", councilYear: "2015/16", title: "Buses", topics: [], source: "Report" """,
                    "workProgrammeItem",
                    "removeWorkProgrammeItem",
                    """item: "ID" """
                ),
            }
        )
        {
            var own = await lakes.IdAsync(add, input, field);
            var path = by[..by.IndexOf(':', StringComparison.Ordinal)];
            foreach (var key in new[] { county, team })
            {
                Assert.Equal(
                    [$"NOT_YOURS input.{path}"],
                    await lakes.RefusedAsync(change, by.Replace("ID", own, StringComparison.Ordinal), key)
                );
            }

            await lakes.DoAsync(change, by.Replace("ID", own, StringComparison.Ordinal), $"{field} {{ owner {{ name }} }}");
            var shared = await lakes.IdAsync(add, input.Replace("Buses", "Trains", StringComparison.Ordinal), field, team);
            await lakes.DoAsync(change, by.Replace("ID", shared, StringComparison.Ordinal), $"{field} {{ id }}", county);
        }
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Only_the_organisation_itself_confirms_that_a_thing_fits(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var checks = await lakes.DoAsync(
            "requireCompatibility",
            $$"""
            action: "{{await lakes.AddActionAsync("Digital")}}", what: "IT systems", source: "Report", with: ["{{Lakeland.County}}"]
            """,
            "action { compatibilityChecks { id } }"
        );
        var confirm = $"""check: "{checks["compatibilityChecks"]![0]!["id"]}", on: "2015-10-01", evidence: "Letter" """;
        foreach (var key in new[] { lakes.Officer, await lakes.Host.KeyAsync("lakes", Role.Administrator) })
        {
            Assert.Equal(["NOT_YOURS input.check"], await lakes.RefusedAsync("confirmCompatibility", confirm, key));
        }

        var county = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakeland.County);
        await lakes.DoAsync("confirmCompatibility", confirm, "compatibilityCheck { id }", county);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task An_activity_in_a_locality_plan_is_of_its_tiers_organisation(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var plan = await lakes.IdAsync("createLocalityPlan", $"""district: "{Lakes.District}", year: 2016""", "localityPlan");
        var at = $"localityPlan: \"{plan}\"";
        // County and district prepare the plan together.
        var objective = await lakes.IdAsync(
            "addPlanObjective",
            $"""{at}, title: "Safer places", strategy: "S" """,
            "planObjective",
            lakes.CountyOfficer
        );
        var add = $"""{at}, objective: "{objective}", title: "Speed limits", organisation: "{Lakes.County}" """;
        Assert.Equal(["NOT_YOURS input.organisation"], await lakes.RefusedAsync("addPlanActivity", add));
        Assert.Equal(["NOT_YOURS input.organisation"], await lakes.RefusedAsync("addPlanActivity", add, lakes.Administrator));
        var activity = await lakes.IdAsync("addPlanActivity", add, "planActivity", lakes.CountyOfficer);
        var remove = $"""{at}, planActivity: "{activity}" """;
        Assert.Equal(["NOT_YOURS input.planActivity"], await lakes.RefusedAsync("removePlanActivity", remove));
        await lakes.DoAsync(
            "shareRecords",
            $"""record: "{activity}", with: "{Lakes.District}" """,
            key: await lakes.Host.KeyAsync("lakes", Role.Approver, Lakes.County)
        );
        await lakes.DoAsync("removePlanActivity", remove);
    }
}
