using System.Globalization;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Ownership;

/// <summary>Each organisation has its own part of an action, and only it records progress there.</summary>
public sealed class ActionOwnershipTests
{
    private const string Owners = "owners { id number post organisation { gssCode } }";

    [Theory]
    [EveryDatabase]
    [Trait("case", "N18")]
    [Trait("case", "X3")]
    public async Task Progress_on_the_countys_part_is_the_countys_until_it_shares_that_part_and_again_from_the_day_after(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider, now: "2015-12-30T12:00:00Z");
        var action = await lakes.AddActionAsync(await lakes.AddPlanAsync(), "Meet", "Throughout 2015/16");
        var ofCounty = $"""action: "{action}", kind: NOTE, note: "A meeting", on: "2015-12-01", council: "{Lakes.County}" """;

        Assert.Equal(["NOT_YOURS input.council"], await lakes.RefusedAsync("recordProgress", ofCounty));
        Assert.Equal(
            "This progress update belongs to The County Council. Only people who act for it can change it, unless it shares the record "
                + "with your organisation.",
            await lakes.MessageAsync("recordProgress", ofCounty)
        );
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: NOTE, note: "Our own part", on: "2015-12-01" """);

        await lakes.DoAsync(
            "shareRecords",
            $"""record: "{await PartAsync(lakes, action, Lakes.County)}", with: "{Lakes.District}", until: "2015-12-31" """,
            key: await lakes.Host.KeyAsync("lakes", Role.Approver, Lakes.County)
        );
        SetTime(lakes, "2015-12-31T23:59:00Z");
        await lakes.DoAsync("recordProgress", ofCounty);
        // The share is of that action's part, and with the district.
        var other = await lakes.AddActionAsync(await OpportunityAsync(lakes), "Another", "Throughout 2015/16");
        Assert.Equal(
            ["NOT_YOURS input.council"],
            await lakes.RefusedAsync("recordProgress", ofCounty.Replace(action, other, StringComparison.Ordinal))
        );
        Assert.Equal(
            ["NOT_YOURS input.council"],
            await lakes.RefusedAsync("recordProgress", ofCounty, await lakes.Host.KeyAsync("lakes", Role.Officer, Lakes.Neighbour))
        );

        SetTime(lakes, "2016-01-01T00:00:00Z");
        Assert.Equal(["NOT_YOURS input.council"], await lakes.RefusedAsync("recordProgress", ofCounty));
        var progress = (await lakes.NodeAsync("Action", action, "progress { nodes { id note owner { gssCode } } }"))["progress"]!["nodes"]!;
        Assert.Equal(
            [$"Our own part {Lakes.District}", $"A meeting {Lakes.County}"],
            progress.AsArray().Select(p => $"{p!["note"]} {p["owner"]!["gssCode"]}")
        );
        var withdraw = $"""progressUpdate: "{progress[1]!["id"]}", reason: "A mistake" """;
        Assert.Equal(["NOT_YOURS input.progressUpdate"], await lakes.RefusedAsync("withdrawProgress", withdraw));
        await lakes.DoAsync("withdrawProgress", withdraw, key: lakes.CountyOfficer);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "N18")]
    [Trait("case", "X3")]
    public async Task An_action_of_one_organisation_is_progressed_and_changed_by_it_alone(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var opportunity = await lakes.AddPlanAsync();
        var add = $$"""
            opportunity: "{{opportunity}}", title: "Grit the roads", kind: FUTURE_WORKING, keyDates: ["2016"],
            owners: [{council: "{{Lakes.County}}", post: "Area Manager"}]
            """;
        Assert.Equal(["NOT_YOURS input.owners.0.council"], await lakes.RefusedAsync("addAction", add));
        var action = await lakes.IdAsync("addAction", add, "action", lakes.CountyOfficer);
        var started = $"""action: "{action}", kind: STARTED, on: "2016-05-01" """;

        foreach (var key in new[] { lakes.Officer, lakes.Administrator })
        {
            Assert.Equal(["NOT_YOURS input.action"], await lakes.RefusedAsync("recordProgress", started, key));
            // Nor does it become done, or another's, in another way.
            foreach (
                var change in new[]
                {
                    """keyDates: ["In place"]""",
                    """title: "Ours" """,
                    $$"""owners: [{council: "{{Lakes.District}}", post: "Us"}]""",
                    "owners: []",
                }
            )
            {
                Assert.Equal(
                    ["NOT_YOURS input.action"],
                    await lakes.RefusedAsync("changeAction", $"""action: "{action}", {change}""", key)
                );
            }
        }

        Assert.Equal(
            ["NOT_FOUND input.council"],
            await lakes.RefusedAsync("recordProgress", $"""{started}, council: "{Lakes.District}" """, lakes.CountyOfficer)
        );
        await lakes.DoAsync("recordProgress", started, key: lakes.CountyOfficer);
        await lakes.DoAsync("changeAction", $"""action: "{action}", title: "Grit all roads" """, key: lakes.CountyOfficer);
        // What nobody has a part in belongs to the whole partnership.
        var nobodys = await lakes.IdAsync(
            "addAction",
            $"""opportunity: "{opportunity}", title: "Nobody's", kind: FUTURE_WORKING""",
            "action",
            lakes.Administrator
        );
        await lakes.DoAsync("changeAction", $"""action: "{nobodys}", keyDates: ["May 2017"]""");
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Any_owner_changes_a_joint_action_but_each_names_only_its_own_post(string provider)
    {
        await using var lakes = await Lakes.StartAsync(provider);
        var action = await lakes.IdAsync(
            "addAction",
            $$"""
            opportunity: "{{await lakes.AddPlanAsync()}}", title: "Meet", kind: FUTURE_WORKING, joint: true,
            owners: [{council: "{{Lakes.District}}", post: "Policy Officer"}]
            """,
            "action"
        );
        var neighbour = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakes.Neighbour);
        var district = $$"""{council: "{{Lakes.District}}", post: "Policy Officer"}""";
        var county = $$"""{council: "{{Lakes.County}}", post: "Area Manager"}""";

        Assert.Equal(["NOT_YOURS input.owners.1.council"], await OwnersAsync($"{district}, {county}", lakes.Officer));
        Assert.Equal(
            ["NOT_YOURS input.action"],
            await lakes.RefusedAsync("changeAction", $"""action: "{action}", title: "Ours" """, lakes.CountyOfficer)
        );
        Assert.Equal(["NOT_YOURS input.owners"], await OwnersAsync(county, lakes.CountyOfficer));
        Assert.Empty(await OwnersAsync($"{district}, {county}", lakes.CountyOfficer));
        // Of the plan's councils, not of others.
        Assert.Equal(
            ["NOT_YOURS input.action"],
            await OwnersAsync($$"""{{district}}, {{county}}, {council: "{{Lakes.Neighbour}}"}""", neighbour)
        );
        Assert.Equal(
            ["NOT_YOURS input.owners.1.council"],
            await OwnersAsync($$"""{{district}}, {council: "{{Lakes.County}}", post: "Chief Clerk"}""", lakes.Officer)
        );
        Assert.Equal(
            "This action belongs to Lakes District Council and The County Council. Only people who act for one of them can change it, "
                + "unless one of them shares the record with your organisation.",
            (string?)
                (await lakes.SendAsync("changeAction", $"""action: "{action}", title: "Ours" """, key: neighbour))["errors"]![0]!["message"]
        );

        await lakes.DoAsync("changeAction", $"""action: "{action}", title: "Meet twice" """, key: lakes.CountyOfficer);
        await lakes.DoAsync("recordProgress", $"""action: "{action}", kind: STARTED, on: "2016-05-01" """, key: lakes.CountyOfficer);
        // Who leaves does not change the rows of the others, and its progress stays its own.
        Assert.Empty(await OwnersAsync(county, lakes.Officer));
        Same.Json(
            """[{ "number": 2, "post": "Area Manager", "organisation": { "gssCode": "E10000006" } }]""",
            (await lakes.NodeAsync("Action", action, "owners { number post organisation { gssCode } }"))["owners"]!.ToJsonString()
        );
        Assert.Empty(await OwnersAsync($"{district}, {county}", lakes.Officer));
        Assert.Empty(await OwnersAsync(district, lakes.CountyOfficer));
        Assert.Equal(
            Lakes.County,
            (string?)
                (await lakes.NodeAsync("Action", action, "progress { nodes { owner { gssCode } } }"))["progress"]!["nodes"]![0]!["owner"]![
                    "gssCode"
                ]
        );

        Task<IReadOnlyList<string>> OwnersAsync(string owners, string key) =>
            lakes.RefusedAsync("changeAction", $$"""action: "{{action}}", owners: [{{owners}}]""", key);
    }

    private static async Task<string> PartAsync(Lakes lakes, string action, string council) =>
        (string)
            (await lakes.NodeAsync("Action", action, Owners))["owners"]!
                .AsArray()
                .Single(o => (string?)o!["organisation"]!["gssCode"] == council)!["id"]!;

    private static async Task<string> OpportunityAsync(Lakes lakes) =>
        (string)
            (await lakes.ReadAsync("themes { nodes { opportunities { nodes { id } } } }"))["themes"]!["nodes"]![0]!["opportunities"]![
                "nodes"
            ]![0]!["id"]!;

    private static void SetTime(Lakes lakes, string now) => lakes.Time.SetUtcNow(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
}
