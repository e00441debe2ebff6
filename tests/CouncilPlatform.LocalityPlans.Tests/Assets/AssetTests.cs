using System.Text.Json.Nodes;
using CouncilPlatform.LocalityPlans.Assets;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.LocalityPlans.Tests.Assets;

/// <summary>The asset registers of two councils, looked at as one.</summary>
public sealed class AssetTests
{
    private const string DistrictRegister =
        "reference,name,kind,town,postcode,uprn,tenure,use,address\n"
        + "D1,Town Hall,office,Kendal,LA9 4DL,010002345678,Freehold,Offices,\"Lowther Street, Kendal\"\n"
        + "D2,Depot,depot,Ulverston,,,,,\n";

    private const string CountyRegister = "\uFEFFName,Reference,Kind,Town\r\nCounty Offices,C1,office,KENDAL\r\n=Library,C2,library,\r\n";

    [Theory, EveryDatabase]
    [Trait("case", "L25")]
    public async Task Two_registers_are_one_view_in_which_each_asset_keeps_its_owner(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        Assert.Equal(
            """{"added":2,"changed":0,"unchanged":0,"notInFile":0,"owner":{"name":"District"}}""",
            (await ImportAsync(lakes, Lakeland.District, DistrictRegister)).ToJsonString()
        );
        Assert.Equal(
            """{"added":2,"changed":0,"unchanged":0,"notInFile":0,"owner":{"name":"County"}}""",
            (await ImportAsync(lakes, Lakeland.County, CountyRegister)).ToJsonString()
        );

        Assert.Equal(
            ["=Library C2 library County", "County Offices C1 office County", "Depot D2 depot District", "Town Hall D1 office District"],
            (await ListAsync(lakes, ""))
                .OrderBy(a => (string?)a!["name"], StringComparer.Ordinal)
                .Select(a => $"{a!["name"]} {a["reference"]} {a["kind"]} {a["owner"]!["name"]}")
        );
        Assert.Equal(
            ["C1", "C2"],
            (await ListAsync(lakes, $"""(owner: "{Lakeland.County}")"""))
                .Select(a => (string?)a!["reference"])
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            """{"assetOverlaps":[{"kind":"office","town":"KENDAL","assets":2,"councils":[{"name":"County"},{"name":"District"}]}]}""",
            (await lakes.ReadAsync("assetOverlaps { kind town assets councils { name } }")).ToJsonString()
        );

        // A candidate for joint use stays one when the register is read again.
        var hall = (await ListAsync(lakes, """(kind: "office")""")).Single(a => (string?)a!["reference"] == "D1")!;
        Assert.Equal(
            ["INVALID input.note"],
            await lakes.RefusedAsync("considerJointUse", $"""asset: "{hall["id"]}", state: CANDIDATE, note: "" """)
        );
        var candidate = await lakes.DoAsync(
            "considerJointUse",
            $"""asset: "{hall["id"]}", state: CANDIDATE, note: "Both have offices in Kendal" """,
            "registeredAsset { jointUse jointUseNote uprn address version }"
        );
        Same.Json(
            """
            {
              "jointUse": "CANDIDATE",
              "jointUseNote": "Both have offices in Kendal",
              "uprn": "010002345678",
              "address": "Lowther Street, Kendal"
            }
            """,
            Without(candidate, "version")
        );
        Assert.Equal(
            ["CONFLICT input.version"],
            await lakes.RefusedAsync("considerJointUse", $"""asset: "{hall["id"]}", state: AGREED, note: "Yes", version: 0""")
        );
        Assert.Equal(
            """{"added":1,"changed":1,"unchanged":0,"notInFile":1,"owner":{"name":"District"}}""",
            (
                await ImportAsync(
                    lakes,
                    Lakeland.District,
                    "reference,name,kind,town\nD1,Town Hall,office,Kendal\nD3,Car park,land,Kendal\n"
                )
            ).ToJsonString()
        );
        Assert.Equal(["D1"], (await ListAsync(lakes, "(jointUse: CANDIDATE)")).Select(a => (string?)a!["reference"]));
        Assert.Equal(3, (await ListAsync(lakes, $"""(owner: "{Lakeland.District}")""")).Count);
        Assert.Equal(3, (int)(await lakes.ReadAsync("assetImports { totalCount }"))["assetImports"]!["totalCount"]!);

        var file = await lakes.Host.Client.GetStringAsync(
            new Uri("/data/v1/lakes/asset-register.csv", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(
            "\r\nDistrict,E07000031,D1,Town Hall,office,,Kendal,,,,,CANDIDATE,Both have offices in Kendal\r\n",
            file,
            StringComparison.Ordinal
        );
        Assert.Contains("'=Library", file, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_register_with_a_fault_is_refused_whole_and_every_fault_is_named(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        await ImportAsync(lakes, Lakeland.District, DistrictRegister);

        Assert.Equal(
            [
                "INVALID input.csv.row 3.name",
                "INVALID input.csv.row 3.uprn",
                "INVALID input.csv.row 4.kind",
                "INVALID input.csv.row 4.reference",
                "INVALID input.csv.row 5",
            ],
            await RefusedAsync(lakes, "reference,name,kind,uprn\nD9,New,office,\nD8,,office,12a\nD9,Again,No slug,\nD7,Too,many,7,here\n")
        );
        Assert.Equal(
            ["INVALID input.csv.row 1.reference", "INVALID input.csv.row 1.colour", "INVALID input.csv.row 1"],
            await RefusedAsync(lakes, "reference,reference,colour\nA,B,C\n")
        );
        Assert.Equal(["INVALID input.csv.row 2"], await RefusedAsync(lakes, "reference,name,kind\n"));
        Assert.NotEmpty(await RefusedAsync(lakes, "reference,name,kind\nD9,\"New,office\n"));
        Assert.Equal(["NOT_FOUND input.owner"], await lakes.RefusedAsync("importAssets", """owner: "none", csv: "reference,name,kind" """));
        Assert.Equal(
            "FORBIDDEN",
            await lakes.DeniedAsync(
                "importAssets",
                $"""owner: "{Lakeland.District}", csv: "a" """,
                await lakes.Host.KeyAsync("lakes", Role.Viewer)
            )
        );
        Assert.Equal(["D1", "D2"], (await ListAsync(lakes, "")).Select(a => (string?)a!["reference"]).Order(StringComparer.Ordinal));

        var many = await RefusedAsync(
            lakes,
            "reference,name,kind\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"D{i},Hall,No code {i}\n"))
        );
        Assert.Equal(201, many.Count);
        var same = await RefusedAsync(
            lakes,
            "reference,name,kind\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"D{i},,office\n"))
        );
        Assert.Equal(["INVALID input.csv.row 2.name"], same);
    }

    [Theory]
    [EveryDatabase(".csv")]
    [EveryDatabase(".xlsx")]
    [Trait("case", "L25")]
    public async Task A_register_comes_by_command_from_a_filled_in_template_too(string provider, string type)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        var file = Path.Combine(Directory.CreateTempSubdirectory("assets-").FullName, "register" + type);
        await TableTemplate.WriteAsync(file, "Assets", AssetRow.Columns, TestContext.Current.CancellationToken);
        Assert.Equal(
            "reference,name,kind,address,town,postcode,uprn,tenure,use",
            string.Join(
                ',',
                Assert.Single(await RowsAsync(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), type))
            )
        );

        await WriteAsync(file, "D1", "10002345678");
        Assert.Equal((0, "1 added, 0 changed, 0 unchanged, 0 not in the file\n", ""), await RunAsync());
        Assert.Equal((0, "0 added, 0 changed, 1 unchanged, 0 not in the file\n", ""), await RunAsync());
        await WriteAsync(file, "D1", "a number");
        Assert.Equal(
            (1, "", $"row 2, \"uprn\": \"a number\" is not a UPRN. Enter up to 12 digits.\n{file} has 1 fault. Nothing was saved.\n"),
            await RunAsync()
        );
        Assert.Equal("10002345678", (string?)(await lakes.ReadAsync("assets { nodes { uprn } }"))["assets"]!["nodes"]![0]!["uprn"]);

        var merged = await RowsAsync(
            await lakes.Host.Client.GetByteArrayAsync(
                new Uri("/data/v1/lakes/asset-register" + type, UriKind.Relative),
                TestContext.Current.CancellationToken
            ),
            type
        );
        Assert.Equal(["District", "E07000031", "D1", "Town Hall", "office"], merged[1].Take(5));

        async Task<(int Exit, string Output, string Error)> RunAsync()
        {
            await using var output = new StringWriter { NewLine = "\n" };
            await using var error = new StringWriter { NewLine = "\n" };
            var exit = await lakes.Host.ImportFileAsync(
                "assets",
                "lakes",
                file,
                output,
                error,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["owner"] = Lakeland.District },
                cancellationToken: TestContext.Current.CancellationToken
            );
            return (exit, output.ToString(), error.ToString());
        }
    }

    [Theory, EveryDatabase]
    public async Task More_assets_cost_no_more_statements(string provider)
    {
        await using var lakes = await Lakeland.StartAsync(provider);
        const string query = "assets { totalCount nodes { name owner { name } } } assetOverlaps { councils { name } }";
        await ImportAsync(lakes, Lakeland.District, DistrictRegister);
        await ImportAsync(lakes, Lakeland.County, CountyRegister);
        var few = await lakes.CostAsync(query);
        await ImportAsync(lakes, Lakeland.Neighbour, CountyRegister);
        Assert.Equal(few, await lakes.CostAsync(query));
    }

    private static string Without(JsonNode node, string field)
    {
        node.AsObject().Remove(field);
        return node.ToJsonString();
    }

    private static async Task<JsonArray> ListAsync(Lakeland lakes, string filter) =>
        (await lakes.ReadAsync($$"""assets{{filter}} { nodes { id name reference kind owner { name } } }"""))["assets"]![
            "nodes"
        ]!.AsArray();

    private static async Task<JsonNode> ImportAsync(Lakeland lakes, string owner, string csv) =>
        await lakes.DoAsync(
            "importAssets",
            $"""owner: "{owner}", csv: {JsonValue.Create(csv)!.ToJsonString()}""",
            "assetImport { added changed unchanged notInFile owner { name } }",
            await lakes.Host.KeyAsync("lakes", Role.Officer, owner)
        );

    private static Task<IReadOnlyList<string>> RefusedAsync(Lakeland lakes, string csv) =>
        lakes.RefusedAsync("importAssets", $"""owner: "{Lakeland.District}", csv: {JsonValue.Create(csv)!.ToJsonString()}""");

    private static async Task WriteAsync(string file, string reference, string uprn)
    {
        await using var stream = File.Create(file);
        IReadOnlyList<string> titles = ["reference", "name", "kind", "uprn"];
        var rows = new List<IReadOnlyList<object?>> { new object?[] { reference, "Town Hall", "office", uprn } }.ToAsyncEnumerable();
        await (
            Path.GetExtension(file) == ".csv"
                ? TableWriter.WriteCsvAsync(stream, titles, rows, TestContext.Current.CancellationToken)
                : TableWriter.WriteWorkbookAsync(stream, "Assets", titles, rows, TestContext.Current.CancellationToken)
        );
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(byte[] file, string type)
    {
        var faults = new TableFaults();
        var rows = await new TableFile(new MemoryStream(file), "table" + type, faults)
            .RowsAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Empty(faults.First);
        return rows.ConvertAll(r => (IReadOnlyList<string>)[.. r.Cells]);
    }
}
