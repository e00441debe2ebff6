using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.LocalityPlans.Tests.Assets;

/// <summary>A council keeps an asset out of the partners' lists until it publishes it to them.</summary>
public sealed class RestrictedAssetTests
{
    private const string Register = "reference,name,kind,town\nA1,Town Hall,office,Kendal\nA2,Depot,depot,Kendal\n";

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_restricted_asset_is_in_no_list_count_overlap_or_file_of_others(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Administrator, Lakeland.County);
        await ImportAsync(lakes, Lakeland.District, lakes.Officer);
        await ImportAsync(lakes, Lakeland.County, county);
        var hall = await FindAsync(lakes, lakes.Officer, Lakeland.District);
        Assert.Equal((4, 2, 2), await SeenAsync(lakes, county));

        await lakes.DoAsync("restrictRecord", $"""record: "{hall}" """, "recordVisibility { record }");

        Assert.Equal((4, 2, 2), await SeenAsync(lakes, lakes.Officer));
        Assert.Equal((4, 2, 2), await SeenAsync(lakes, lakes.Operator));
        foreach (var other in new[] { county, await lakes.Host.KeyAsync("lakes", Role.Administrator), null })
        {
            Assert.Equal((3, 1, 1), await SeenAsync(lakes, other));
        }

        // The register goes on to be imported, and the asset stays restricted.
        await ImportAsync(lakes, Lakeland.District, lakes.Officer);
        Assert.Equal((3, 1, 1), await SeenAsync(lakes, county));
        await lakes.DoAsync("publishRecord", $"""record: "{hall}" """, "recordVisibility { record }", lakes.Approver);
        Assert.Equal((4, 2, 2), await SeenAsync(lakes, county));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_share_of_all_assets_shows_the_restricted_ones_on_its_days(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Officer, Lakeland.County);
        var team = await TeamAsync(lakes);
        await ImportAsync(lakes, Lakeland.District, lakes.Officer);
        var hall = await FindAsync(lakes, lakes.Officer, Lakeland.District);
        await lakes.DoAsync("restrictRecord", $"""record: "{hall}" """, "recordVisibility { record }");

        await lakes.DoAsync(
            "shareRecords",
            $"""kind: "RegisteredAsset", with: "{Lakeland.County}", from: "2001-01-01", until: "2001-12-31" """,
            "recordShare { id }",
            lakes.Approver
        );
        Assert.Equal(1, (await SeenAsync(lakes, county)).Assets);
        await lakes.DoAsync(
            "shareRecords",
            $"""kind: "RegisteredAsset", with: "{Lakeland.County}" """,
            "recordShare { id }",
            lakes.Approver
        );
        Assert.Equal(2, (await SeenAsync(lakes, county)).Assets);
        Assert.Equal(1, (await SeenAsync(lakes, team)).Assets);
        await lakes.DoAsync("shareRecords", $"""record: "{hall}" """, "recordShare { id }", lakes.Approver);
        Assert.Equal(2, (await SeenAsync(lakes, team)).Assets);
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "N19")]
    public async Task A_restricted_asset_passes_to_another_council_and_stays_restricted(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var county = await lakes.Host.KeyAsync("lakes", Role.Approver, Lakeland.County);
        await ImportAsync(lakes, Lakeland.District, lakes.Officer);
        var hall = await FindAsync(lakes, lakes.Officer, Lakeland.District);
        await lakes.DoAsync("restrictRecord", $"""record: "{hall}" """, "recordVisibility { record }");
        var offer = await lakes.IdAsync("offerRecord", $"""record: "{hall}", to: "{Lakeland.County}" """, "recordTransfer", lakes.Approver);
        await lakes.DoAsync("acceptRecord", $"""transfer: "{offer}" """, "recordTransfer { id }", county);

        Assert.Equal(2, (await SeenAsync(lakes, county)).Assets);
        Assert.Equal(1, (await SeenAsync(lakes, lakes.Officer)).Assets);
        Assert.Equal(
            ["NOT_FOUND input.asset"],
            await lakes.RefusedAsync("considerJointUse", $"""asset: "{hall}", state: CANDIDATE, note: "Both are in Kendal" """)
        );
    }

    private static Task<JsonNode> ImportAsync(Lakeland lakes, string owner, string key) =>
        lakes.DoAsync(
            "importAssets",
            $"""owner: "{owner}", csv: {JsonValue.Create(Register)!.ToJsonString()}""",
            "assetImport { id }",
            key
        );

    private static async Task<string> FindAsync(Lakeland lakes, string key, string owner) =>
        (string)
            (await lakes.ReadAsync($$"""assets(owner: "{{owner}}", kind: "office") { nodes { id } }""", key))["assets"]!["nodes"]![0]![
                "id"
            ]!;

    private static async Task<string> TeamAsync(Lakeland lakes)
    {
        var made = await lakes.DoAsync(
            "createKey",
            """label: "Team", role: OFFICER, forPartnership: true""",
            "newKey { key }",
            await lakes.Host.KeyAsync("lakes", Role.Administrator)
        );
        return (string)made["key"]!;
    }

    /// <summary>What a caller sees of the assets: how many, how many councils' offices overlap, and how many town halls are in the file.</summary>
    private static async Task<(int Assets, int Overlaps, int InFile)> SeenAsync(Lakeland lakes, string? key)
    {
        var answer = await lakes.Host.DataAsync(
            """{ partnership(slug: "lakes") { assets { totalCount nodes { name } } assetOverlaps { kind } } }""",
            key
        );
        var assets = answer["partnership"]!["assets"]!;
        Assert.Equal((int)assets["totalCount"]!, assets["nodes"]!.AsArray().Count);
        var file = await lakes.Host.GetAsync("/data/v1/lakes/asset-register.csv", key);
        return (
            (int)assets["totalCount"]!,
            answer["partnership"]!["assetOverlaps"]!.AsArray().Count,
            file.Split('\n').Count(line => line.Contains("Town Hall", StringComparison.Ordinal))
        );
    }
}
