using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Demonstration;

/// <summary>What the demonstration shows of North Lanarkshire.</summary>
public sealed class DemonstrationTests
{
    [Theory]
    [EveryDatabase]
    public async Task North_Lanarkshire_has_six_areas_with_their_teams_and_committees_and_no_figure_that_is_made_up(string provider)
    {
        await using var host = await ModuleHost.StartAsync<CommunityPlanningModule>(provider, demonstration: true);

        var read = (
            await host.DataAsync(
                """
                { partnership(slug: "north-lanarkshire") {
                  localAreas { nodes { name team } }
                  localOutcome(slug: "best-start") { themedGroup actionsByArea { area { number } actions { title } } }
                  indicators { totalCount }
                  poverty: indicator(slug: "child-poverty") {
                    source trend { direction } latestActual { period value } targets { value }
                    history { period value status nation { value } }
                    observations { nodes { source } }
                    benchmark { words national { value body { name } } } } } }
                """
            )
        )["partnership"]!;
        var areas = read["localAreas"]!["nodes"]!.AsArray();
        Assert.Equal(6, areas.Count);
        Assert.Equal("""{"name":"Local area 6","team":"Local Area Team 6"}""", areas[5]!.ToJsonString());
        Assert.Equal(6, read["localOutcome"]!["actionsByArea"]!.AsArray().Count);
        Assert.Equal("Themed working groups", (string?)read["localOutcome"]!["themedGroup"]);
        Assert.Equal(1, (int?)read["indicators"]!["totalCount"]);
        var poverty = read["poverty"]!.AsObject();
        var sources = poverty["observations"]!["nodes"]!.AsArray();
        poverty.Remove("observations");
        Same.Json(
            """
            {
              "source": "Community Planning Outcomes Profile, Improvement Service",
              "trend": { "direction": "WORSENING" },
              "latestActual": { "period": "2021/22", "value": "19.16" },
              "targets": [],
              "history": [
                { "period": "2014/15", "value": "16.36", "status": "ACTUAL", "nation": null },
                { "period": "2021/22", "value": "19.16", "status": "ACTUAL", "nation": { "value": "16.05" } },
                { "period": "2024/25", "value": "26.92", "status": "PROJECTED", "nation": null }
              ],
              "benchmark": {
                "words": "1 of 1 (1 = lowest)",
                "national": [{ "value": "16.05", "body": { "name": "Scotland" } }]
              }
            }
            """,
            poverty.ToJsonString()
        );
        Assert.Equal(4, sources.Count);
        Assert.All(sources, o => Assert.StartsWith("Community Planning Outcomes Profile", (string?)o!["source"], StringComparison.Ordinal));

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
