using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.CommunityPlanning.Tests.Hotspots;

public sealed class HotspotTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "C23")]
    public async Task A_hotspot_has_an_immediate_action_and_may_be_linked_to_a_long_term_outcome(string provider)
    {
        await using var shire = await Shire.StartAsync(provider);
        await shire.DoAsync("addLocalArea", """number: 1, name: "North" """);
        await shire.AddOutcomeAsync("safety");
        const string where = $"""localArea: 1, title: "Precinct", identifiedOn: "2023-05-30", lead: "{Shire.Council}" """;

        Assert.Equal(["INVALID input.immediateAction"], await shire.RefusedAsync("reportHotspot", where + """, immediateAction: " " """));
        var council = await shire.ActingAsync(Shire.Council);
        var hotspot = await shire.IdAsync("reportHotspot", where + """, immediateAction: "Wardens from Friday" """, "hotspot", council);
        const string read = "hotspots(open: true) { nodes { title immediateAction lead { name } area { name } localOutcome { slug } } }";
        Same.Json(
            """
            {
              "hotspots": {
                "nodes": [
                  {
                    "title": "Precinct",
                    "immediateAction": "Wardens from Friday",
                    "lead": { "name": "The Council" },
                    "area": { "name": "North" },
                    "localOutcome": null
                  }
                ]
              }
            }
            """,
            (await shire.ReadAsync(read)).ToJsonString()
        );
        Assert.Equal(
            ["NOT_FOUND input.localOutcome"],
            await shire.RefusedAsync("linkHotspot", $"""hotspot: "{hotspot}", localOutcome: "none" """, council)
        );
        await shire.DoAsync("linkHotspot", $"""hotspot: "{hotspot}", localOutcome: "safety" """, key: council);
        Assert.Equal("safety", (string?)(await shire.ReadAsync(read))["hotspots"]!["nodes"]![0]!["localOutcome"]!["slug"]);

        Assert.Equal(
            ["INVALID input.on"],
            await shire.RefusedAsync("closeHotspot", $"""hotspot: "{hotspot}", on: "2023-05-29", result: "Quiet" """, council)
        );
        await shire.DoAsync("closeHotspot", $"""hotspot: "{hotspot}", on: "2023-06-01", result: "Quiet" """, key: council);
        Assert.Equal(
            ["INVALID input.hotspot"],
            await shire.RefusedAsync("closeHotspot", $"""hotspot: "{hotspot}", on: "2023-06-01", result: "Quiet" """, council)
        );
        Assert.Equal("""{"hotspots":{"totalCount":0}}""", (await shire.ReadAsync("hotspots(open: true) { totalCount }")).ToJsonString());
        Assert.Equal(
            """{"hotspots":{"totalCount":1}}""",
            (await shire.ReadAsync("hotspots(open: false, linked: true, localArea: 1) { totalCount }")).ToJsonString()
        );
    }
}
