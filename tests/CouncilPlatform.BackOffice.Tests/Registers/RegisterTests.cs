using System.Text;
using CouncilPlatform.BackOffice.Demonstration;
using CouncilPlatform.BackOffice.Registers;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.BackOffice.Tests.Registers;

/// <summary>Registers as tables: what was written is read again, all of it or nothing.</summary>
public sealed class RegisterTests
{
    private const string Services =
        "Service area,Kind,Development proposal,Benefits,Delivery scale,Delivery model,Status,Efficiency target,Stays local,Source,Slug";
    private const string Posts = "Agreement,Reference,Post,Employer,Annual cost,Shares,Prefers";
    private const string Savings = "Saving,Title,Annual,Qualifier,Recurring,In base budget,Council,Financial year,Planned,Realised,Source";
    private const string Contracts = "Reference,Contract area,Title,Authority,Supplier,Starts,Ends,Annual value";

    [Theory]
    [EveryDatabase]
    [Trait("case", "B1")]
    [Trait("case", "B2")]
    public async Task The_annexes_are_imported_once_however_often(string provider)
    {
        await using var pair = await StartAsync(provider);
        using var table = new MemoryStream();
        await typeof(LancashireDemonstration)
            .Assembly.GetManifestResourceStream(LancashireDemonstration.Table)!
            .CopyToAsync(table, TestContext.Current.CancellationToken);

        Assert.Equal((0, "19 rows: 19 new, 0 changed, 0 unchanged\n", ""), await ImportAsync(pair, "services", table.ToArray()));
        Assert.Equal((0, "19 rows: 0 new, 0 changed, 19 unchanged\n", ""), await ImportAsync(pair, "services", table.ToArray()));
        Assert.Equal(
            """{"front":{"totalCount":11},"back":{"totalCount":8},"target":{"totalCount":5}}""",
            (
                await pair.ReadAsync(
                    "front: services(kind: FRONT_LINE) { totalCount } back: services(kind: BACK_OFFICE) { totalCount } target: "
                        + "services(efficiencyTarget: true) { totalCount }"
                )
            ).ToJsonString()
        );
        Assert.Equal(LancashireMenu.FrontLine, await NamesAsync("kind: FRONT_LINE"));
        Assert.Equal(LancashireMenu.BackOffice, await NamesAsync("kind: BACK_OFFICE"));
        Assert.Equal(LancashireMenu.EfficiencyTarget, await NamesAsync("efficiencyTarget: true"));

        async Task<IEnumerable<string>> NamesAsync(string filter) =>
            (await pair.ReadAsync($$"""services({{filter}}) { nodes { name } }"""))["services"]!["nodes"]!
                .AsArray()
                .Select(s => (string)s!["name"]!);
    }

    [Theory]
    [EveryDatabase(".csv")]
    [EveryDatabase(".xlsx")]
    public async Task A_template_is_filled_in_and_what_a_register_writes_it_reads_again_unchanged_and_a_change_of_one_row_is_one_change(
        string provider,
        string type
    )
    {
        await using var pair = await StartAsync(provider);
        foreach (var (register, table, changed) in Tables())
        {
            var rows = table.Count(c => c == '\n') - 1;
            Assert.Equal(
                (0, $"{rows} rows: {rows} new, 0 changed, 0 unchanged\n", ""),
                await ImportAsync(pair, register, await FilledAsync(register, table, type), type)
            );
            var written = await DownloadAsync(pair, register, type);
            Assert.Equal((0, $"{rows} rows: 0 new, 0 changed, {rows} unchanged\n", ""), await ImportAsync(pair, register, written, type));
            Assert.Equal(
                $"{rows} rows: 0 new, 1 changed, {rows - 1} unchanged\n",
                (await ImportAsync(pair, register, Encoding.UTF8.GetBytes(changed))).Output
            );
        }

        Same.Json(
            """
            {
              "services": {
                "nodes": [
                  { "name": "Legal", "scale": "CLUSTER", "model": "CONSORTIUM", "retainedPosts": [{ "title": "Monitoring Officer" }] },
                  { "name": "ICT", "scale": null, "model": null, "retainedPosts": [] }
                ]
              },
              "savings": {
                "nodes": [
                  {
                    "slug": "audit",
                    "annual": { "amount": "1000.50" },
                    "amounts": [
                      { "planned": { "amount": "10.00" }, "realised": null },
                      { "planned": { "amount": "20.00" }, "realised": null }
                    ]
                  },
                  { "slug": "fleet", "annual": { "amount": "7.00" }, "amounts": [] }
                ]
              },
              "contractAreas": { "nodes": [{ "alignment": { "months": 18 } }] }
            }
            """,
            (
                await pair.ReadAsync(
                    "services { nodes { name scale model retainedPosts { title } } } savings { nodes { slug annual { amount } "
                        + "amounts { planned { amount } realised { amount } } } } contractAreas { nodes { alignment { months } } }"
                )
            ).ToJsonString()
        );
        Same.Json(
            """
            [
              {
                "reference": "P1",
                "annualCost": { "amount": "100000.49" },
                "preference": null,
                "shares": [{ "percent": "66.66" }, { "percent": "33.34" }]
              },
              { "reference": "P2", "annualCost": null, "preference": { "name": "Second District" }, "shares": [{ "percent": "100" }] }
            ]
            """,
            (
                await pair.ReadAsync(
                    """
                    agreement(slug: "memorandum") { posts { nodes { reference annualCost { amount } preference { name } shares {
                    percent } } } }
                    """
                )
            )["agreement"]!["posts"]!["nodes"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_is_named_by_row_and_column_and_nothing_is_saved(string provider)
    {
        await using var pair = await StartAsync(provider);
        var first = (string)(await pair.Host.DataAsync($$"""{ organisation(code: "{{Pair.First}}") { id } }"""))["organisation"]!["id"]!;
        await pair.Host.DataAsync(
            $$"""mutation { updateOrganisation(input: {organisation: "{{first}}", registerCode: "ONE"}) { errors { message } } }""",
            await pair.Host.KeyAsync()
        );
        foreach (var (register, table, faults) in Faults())
        {
            var (exit, output, error) = await ImportAsync(pair, register, Encoding.UTF8.GetBytes(table));
            Assert.Equal((1, ""), (exit, output));
            Assert.All(faults, fault => Assert.Contains(fault, error, StringComparison.Ordinal));
            Assert.Contains(
                $"has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}. Nothing was saved.",
                error,
                StringComparison.Ordinal
            );
        }

        Same.Json(
            """
            {
              "services": { "totalCount": 0 },
              "savings": { "totalCount": 0 },
              "contractAreas": { "nodes": [{ "contracts": [] }] },
              "agreement": { "posts": { "totalCount": 0 } }
            }
            """,
            (
                await pair.ReadAsync(
                    """
                    services { totalCount } savings { totalCount } contractAreas { nodes { contracts { reference } } } agreement(slug:
                    "memorandum") { posts { totalCount } }
                    """
                )
            ).ToJsonString()
        );
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".xlsx")]
    public async Task A_template_has_the_titles_and_says_in_a_workbook_what_to_write(string type)
    {
        foreach (
            var (register, titles) in new[]
            {
                ("services", Services),
                ("shared-posts", Posts),
                ("savings", Savings),
                ("contracts", Contracts),
            }
        )
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("template-").FullName, register + type);
            await TemplateAsync(register, file);
            await using var stream = File.OpenRead(file);
            Assert.Equal(titles.Split(','), Assert.Single(await RowsAsync(stream, type)));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Semicolons_and_the_code_page_of_old_spreadsheets_are_read_and_said_to_be(string provider)
    {
        await using var pair = await StartAsync(provider);
        var titles = Contracts.Replace(',', ';');
        // The dash, the quotation mark and the euro are bytes that Latin-1 has not.
        var table = CodePagesEncodingProvider
            .Instance.GetEncoding(1252)!
            .GetBytes($"{titles}\nC1;waste;Collection – €;{Pair.First};Café’s;01/04/2006;31/03/2009;£1,234.50\n");
        Assert.Equal(
            (
                0,
                "1 row: 1 new, 0 changed, 0 unchanged\n",
                "The file is not UTF-8 (line 2 is not): it was read as Windows-1252.\nThe file has semicolons between its cells.\n"
            ),
            await ImportAsync(pair, "contracts", table)
        );
        var contract = (await pair.ReadAsync("contractAreas { nodes { contracts { title supplier startsOn endsOn annual { amount } } } }"))[
            "contractAreas"
        ]!["nodes"]![0]!["contracts"]![0]!;
        Assert.Equal(
            ("Collection – €", "Café’s", "2006-04-01", "2009-03-31", "1234.50"),
            (
                (string?)contract["title"],
                (string?)contract["supplier"],
                (string?)contract["startsOn"],
                (string?)contract["endsOn"],
                (string?)contract["annual"]!["amount"]
            )
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_register_is_in_the_order_of_its_keys_and_finds_again_what_was_named_by_hand(string provider)
    {
        await using var pair = await StartAsync(provider);
        await pair.DoAsync(
            "draftAgreement",
            $$"""
            slug: "accord", title: "Accord", form: MEMORANDUM, parties: ["{{Pair.First}}", "{{Pair.Second}}"], purpose: "Audit",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2010-11-01"
            """
        );
        await pair.DoAsync(
            "saveService",
            """
            slug: "law", name: "Legal Services", kind: BACK_OFFICE, proposal: "Consortium", benefits: "Capacity",
            efficiencyTarget: false
            """
        );
        foreach (
            var (register, table, order) in new[]
            {
                (
                    "shared-posts",
                    $"{Posts}\nmemorandum,P2,Director,{Pair.First},,{Pair.First}: 100,\n"
                        + $"memorandum,P1,Director,{Pair.First},,{Pair.First}: 100,\n"
                        + $"accord,P3,Director,{Pair.First},,{Pair.First}: 100,\n",
                    new[] { "accord,P3", "memorandum,P1", "memorandum,P2" }
                ),
                (
                    "savings",
                    $"{Savings}\naudit,Audit,30,,,,{Pair.First},2022/23,10,,\naudit,Audit,30,,,,{Pair.Second},2022/23,20,,\n",
                    [$"{Pair.Second},2022/23", $"{Pair.First},2022/23"]
                ),
            }
        )
        {
            Assert.Equal(0, (await ImportAsync(pair, register, Encoding.UTF8.GetBytes(table))).Exit);
            var written = Encoding.UTF8.GetString(await DownloadAsync(pair, register, ".csv"));
            Assert.Equal(
                order.Select(o => written.IndexOf(o, StringComparison.Ordinal)).Order(),
                order.Select(o => written.IndexOf(o, StringComparison.Ordinal))
            );
            Assert.All(order, o => Assert.Contains(o, written, StringComparison.Ordinal));
        }

        Assert.Equal(
            (0, "1 row: 0 new, 0 changed, 1 unchanged\n", ""),
            await ImportAsync(pair, "services", await DownloadAsync(pair, "services", ".csv"))
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "N19")]
    public async Task An_import_gives_nothing_to_another_owner(string provider)
    {
        await using var pair = await StartAsync(provider);
        foreach (
            var (register, table, column) in new[]
            {
                ("contracts", $"{Contracts}\nW1,waste,Collection,{Pair.First},,,,\n", "Authority"),
                ("shared-posts", $"{Posts}\nmemorandum,P1,Director,{Pair.First},,{Pair.Second}: 100,\n", "Employer"),
            }
        )
        {
            Assert.Equal(0, (await ImportAsync(pair, register, Encoding.UTF8.GetBytes(table))).Exit);
            var moved = Encoding.UTF8.GetBytes(table.Replace($",{Pair.First},", $",{Pair.Second},", StringComparison.Ordinal));
            var (exit, _, error) = await ImportAsync(pair, register, moved);
            Assert.Equal(1, exit);
            Assert.Contains($"row 2, \"{column}\": ", error, StringComparison.Ordinal);
            Assert.Contains("must offer", error, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Register, string Table, string Changed)> Tables()
    {
        yield return (
            "services",
            $"{Services}\nLegal,Back office,Consortium,Capacity,Cluster,Consortium,Proposed,no,\"Monitoring Officer; Legal "
                + "Secretary\",,\nICT,back-office,Harmonise,Scale,,,,Yes,,\"A report, 2007\",\n",
            $"{Services}\nLegal,Back office,Consortium,Capacity,Cluster,Consortium,Proposed,no,Monitoring Officer,,\n"
                + "ICT,back-office,Harmonise,Scale,,,,Yes,,\"A report, 2007\",\n"
        );
        yield return (
            "shared-posts",
            $"{Posts}\nmemorandum,P1,Director,{Pair.First},\"£100,000.49\",\"{Pair.First}: 33.34; {Pair.Second}: 66.66%\",\n"
                + $"memorandum,P2,Manager,{Pair.Second},,{Pair.Second}: 100,{Pair.First}\n",
            $"{Posts}\nmemorandum,P1,Director,{Pair.First},100000.49,\"{Pair.Second}: 66.66; {Pair.First}: 33.34\",\n"
                + $"memorandum,P2,Manager,{Pair.Second},,{Pair.Second}: 100,{Pair.Second}\n"
        );
        yield return (
            "savings",
            $"{Savings}\naudit,Audit,1000.50,Almost,yes,no,{Pair.First},2022/23,10,5,\n"
                + $"audit,Audit,1000.50,Almost,yes,no,{Pair.Second},2022/23,20,,\nfleet,Fleet,7,,,Yes,,,,,\n",
            $"{Savings}\naudit,Audit,1000.50,Almost,yes,no,{Pair.First},2022/23,10,,\n"
                + $"audit,Audit,1000.50,Almost,yes,no,{Pair.Second},2022/23,20,,\nfleet,Fleet,7,,,Yes,,,,,\n"
        );
        yield return (
            "contracts",
            $"{Contracts}\nW1,waste,Collection,{Pair.First},Supplier,2006-04-01,31/03/2009,1\n"
                + $"W2,waste,Collection,{Pair.Second},,,2010-08-31,\n",
            $"{Contracts}\nW1,waste,Collection,{Pair.First},Supplier,2006-04-01,31 March 2009,1\n"
                + $"W2,waste,Collection,{Pair.Second},,,2010-09-30,\n"
        );
    }

    private static IEnumerable<(string Register, string Table, IReadOnlyList<string> Faults)> Faults()
    {
        yield return (
            "services",
            $"{Services}\nLegal,Somewhere,P,B,Galaxy,,,maybe,,,\nlegal,Back office,P,,,,,,,,\nSound,Back office,P,B,,,,,,,\n"
                + "Tax,Back office,P,B,,,,,,,The tax!\n",
            [
                "row 2, \"Kind\": \"Somewhere\"",
                "row 2, \"Delivery scale\": \"Galaxy\"",
                "row 2, \"Efficiency target\": \"maybe\"",
                "row 3, \"Service area\": \"legal\" is in the table twice",
                "row 3, \"Benefits\": The cell is empty",
                "row 5, \"Slug\": \"The tax!\" is not a short name. Enter \"the-tax\".",
            ]
        );
        yield return ("services", "Service area,Kind,Development proposal\nLegal,Back office,P\n", ["The column \"Benefits\" is missing"]);
        yield return (
            "shared-posts",
            $"{Posts}\nmemorandum,P1,Director,E07000999,1.234,\"{Pair.First}: 60; {Pair.Second}: 39.99\",\n"
                + $"none,P2,Director,{Pair.First},,{Pair.First}: 100,\n"
                + $"memorandum,P1,Director,{Pair.First},,{Pair.First}: 1000,E07000999\nmemorandum,P3,Director,{Pair.First},,;,\n"
                + $"memorandum,P4,Director,{Pair.First},,{Pair.First}: 50; {Pair.First}: 50,\n"
                + $"memorandum,P5,Director,{Pair.First},,: 100,\nmemorandum,P6,Director,{Pair.First},,{Pair.First}: 100,\n",
            [
                "row 2, \"Employer\": \"E07000999\" is not a party to Memorandum of Agreement",
                "row 2, \"Annual cost\": \"1.234\"",
                "row 2, \"Shares\": The shares add up to 99.99%. They must add up to 100%.",
                "row 3, \"Agreement\": pair has no agreement \"none\".",
                "row 4, \"Reference\": \"P1\" is in the table twice",
                $"row 4, \"Shares\": \"{Pair.First}: 1000\"",
                "row 4, \"Prefers\": \"E07000999\" is not a party",
                "row 5, \"Shares\": The shares add up to 0%. They must add up to 100%.",
                $"row 6, \"Shares\": \"{Pair.First}\" has two shares",
                "row 7, \"Shares\": \": 100\" is not a share",
            ]
        );
        yield return (
            "savings",
            $"{Savings}\nAudit!,Audit,ten,Nearly,yes,no,,,,,\ntax,Tax,10,,,,E00000000,2022/24,1,,\n"
                + $"audit,Audit,11,,,,{Pair.First},2022/23,1,,\naudit,Audit,11,,,,{Pair.First},2022/23,1,,\n"
                + $"fleet,Fleet,7,,,,,,,five,\npost,Post,7,,,,,,,5,\nhr,HR,7,,,,{Pair.First},2022/23,1,1.234,\n"
                + $"hr,People,7,,,,{Pair.First},2023/24,1,,\nwaste,Waste,7,,,,{Pair.First},2022/23,1,,\n"
                + "waste,Waste,7,,,,ONE,2022/23,1,,\n",
            [
                "row 2, \"Saving\": ",
                "row 2, \"Annual\": \"ten\"",
                "row 2, \"Qualifier\": \"Nearly\"",
                "row 3, \"Council\": ",
                "row 3, \"Financial year\": ",
                "row 5, \"Saving\": \"audit\" has this council and year twice",
                "row 6, \"Realised\": \"five\"",
                "row 7, \"Council\": Enter council, financial year",
                "row 8, \"Realised\": \"1.234\"",
                "row 9, \"Saving\": \"hr\" has another title",
                "row 11, \"Saving\": \"waste\" has this council and year twice",
            ]
        );
        yield return (
            "contracts",
            $"{Contracts}\nC1,none,Collection,E00000000,,2009-04-01,2009-03-31,-1\nC1,waste,,{Pair.First},,31/02/2009,,\n"
                + $"C2,waste,Collection,{Pair.First},,,,\n",
            [
                "row 2, \"Contract area\": pair has no contract area \"none\"",
                "row 2, \"Authority\": No organisation has the code \"E00000000\"",
                "row 2, \"Ends\": The end is before the start, 1 April 2009. Enter a later end.",
                "row 2, \"Annual value\": ",
                "row 3, \"Reference\": \"C1\" is in the table twice",
                "row 3, \"Title\": The cell is empty",
                "row 3, \"Starts\": \"31/02/2009\"",
            ]
        );
    }

    private static async Task<Pair> StartAsync(string provider)
    {
        var pair = await Pair.StartAsync(provider);
        await pair.AgreeAsync();
        await pair.DoAsync("addContractArea", $"""slug: "waste", name: "Waste", lead: "{Pair.First}" """);
        return pair;
    }

    internal static Task<(int Exit, string Output, string Error)> ImportAsync(
        Pair pair,
        string register,
        byte[] content,
        string type = ".csv"
    ) => pair.Host.ImportFileAsync(register, "pair", content, type, cancellationToken: TestContext.Current.CancellationToken);

    private static Task TemplateAsync(string register, string file)
    {
        var template = RegisterFiles.Of(register);
        return TableTemplate.WriteAsync(file, template.Title, template.Columns, TestContext.Current.CancellationToken);
    }

    /// <summary>The template of a register, and below its titles the rows of a table with the same ones.</summary>
    private static async Task<byte[]> FilledAsync(string register, string table, string type)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("template-").FullName, register + type);
        await TemplateAsync(register, file);
        if (type == ".csv")
        {
            await File.AppendAllTextAsync(
                file,
                table[(table.IndexOf('\n', StringComparison.Ordinal) + 1)..],
                TestContext.Current.CancellationToken
            );
            return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        }

        await using var template = File.OpenRead(file);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(table));
        using var filled = new MemoryStream();
        await TableWriter.WriteWorkbookAsync(
            filled,
            [
                new(
                    "Filled in",
                    Assert.Single(await RowsAsync(template, type)),
                    (await RowsAsync(text, ".csv")).Skip(1).ToAsyncEnumerable()
                ),
                new("Help", ["Column"], AsyncEnumerable.Empty<IReadOnlyList<object?>>()),
            ],
            TestContext.Current.CancellationToken
        );
        return filled.ToArray();
    }

    private static ValueTask<List<IReadOnlyList<string>>> RowsAsync(Stream stream, string type) =>
        new TableFile(stream, "table" + type, new())
            .RowsAsync(cancellationToken: TestContext.Current.CancellationToken)
            .Select(r => r.Cells)
            .ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<byte[]> DownloadAsync(Pair pair, string register, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/data/v1/pair/{register}{type}");
        request.Headers.Authorization = new("Bearer", await pair.Host.KeyAsync("pair", Role.Viewer));
        using var response = await pair.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
