using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Demonstration;

/// <summary>What the demonstration shows of North Lanarkshire.</summary>
public sealed class DemonstrationTests
{
    [Theory]
    [EveryDatabase]
    public async Task North_Lanarkshire_has_six_areas_with_their_teams_and_committees_and_illustrative_figures_say_so(string provider)
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(provider, demonstration: true);

        var read = (
            await host.DataAsync(
                """
                { partnership(slug: "north-lanarkshire") {
                  localAreas { nodes { name team } }
                  localOutcome(slug: "best-start") { themedGroup actionsByArea { area { number } actions { title } } }
                  poverty: indicator(slug: "child-poverty") { source trend { direction } latestActual { period value } }
                  destinations: indicator(slug: "positive-destinations") { source targets { note } observations { nodes { source } } } } }
                """
            )
        )["partnership"]!;
        var areas = read["localAreas"]!["nodes"]!.AsArray();
        Assert.Equal(6, areas.Count);
        Assert.Equal("""{"name":"Local area 6","team":"Local Area Team 6"}""", areas[5]!.ToJsonString());
        Assert.Equal(6, read["localOutcome"]!["actionsByArea"]!.AsArray().Count);
        Assert.Equal("Themed working groups", (string?)read["localOutcome"]!["themedGroup"]);
        Same.Json(
            """
            {
              "source": "Community Planning Outcomes Profile, Improvement Service",
              "trend": { "direction": "WORSENING" },
              "latestActual": { "period": "2021/22", "value": "19.16" }
            }
            """,
            read["poverty"]!.ToJsonString()
        );
        Assert.All(
            read["destinations"]!["observations"]!["nodes"]!.AsArray(),
            o => Assert.StartsWith("Illustrative", (string?)o!["source"], StringComparison.Ordinal)
        );

        // A local partnership's decision is agreed by the committee of its own area.
        var key = await host.KeyAsync("north-lanarkshire", Sdk.Role.Officer);
        var decision = await host.DataAsync(
            """
            mutation { recordAreaDecision(input: {partnership: "north-lanarkshire", localArea: 3, title: "Open a hub",
            decidedOn: "2012-02-01"}) { areaDecision { committee } errors { message } } }
            """,
            key
        );
        Assert.Equal("Local area committee 3", (string?)decision["recordAreaDecision"]!["areaDecision"]!["committee"]);
    }
}
