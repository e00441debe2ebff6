using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using CsvHelper;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>Awards as files for others: a council's real ones, by the real command.</summary>
public sealed class ExportTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "G25")]
    public async Task What_was_imported_is_exported_valid_and_alike_to_the_penny_and_imports_as_no_change(string provider)
    {
        var published = SharedData.Require("360giving/trafford-grants.json");
        await using var host = await Imports.StartAsync(provider);
        Assert.Equal(0, (await host.ImportAsync(published)).Exit);
        using var file = new PackageFile("an older export, which is replaced");

        var run = await host.CommandAsync("grants", "export", "--partnership", "trafford", "--format", "360giving", "--output", file.Path);

        Assert.Equal((0, "", $"{file.Path} has 555 grants.\n"), (run.Exit, run.Output, run.Error));
        Assert.Equal(["grants.json"], Directory.GetFiles(Path.GetDirectoryName(file.Path)!).Select(Path.GetFileName));
        Assert.True((await AjvOracle.JudgeAsync(file.Path))[0].Valid);
        Assert.Equal(Amounts(published), Amounts(file.Path));
        // Not a field of any grant is lost.
        Assert.Equal(Grants(published), Grants(file.Path));

        var again = await host.ImportAsync(file.Path);
        Assert.Contains(
            "555 grants: 0 new, 0 changed, 555 unchanged; 323 recipients; £1,291,436.54",
            again.Output,
            StringComparison.Ordinal
        );

        await host.CreatePartnershipAsync("salford", published: true, "grants");
        Assert.Contains("555 grants: 555 new", (await host.ImportAsync(file.Path, "salford")).Output, StringComparison.Ordinal);
        Assert.Equal(Amounts(published), Amounts(await ExportAsync(host, "salford", file.Path)));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G27")]
    public async Task The_transparency_export_has_its_seven_columns(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));

        var bytes = await DownloadAsync(host, "/data/v1/trafford/grants-transparency.csv");

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        using var csv = CsvReader.Create(new MemoryStream(bytes));
        csv.ReadHeader();
        Assert.Equal(
            [
                "Date awarded",
                "Time period",
                "Local authority department",
                "Beneficiary",
                "Beneficiary's registration number",
                "Purpose",
                "Amount",
            ],
            csv.Headers
        );
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, 7).Select(csv.GetString)]);
        }

        Assert.Equal(555, rows.Count);
        Assert.Equal(289, rows.Count(r => r[4].Length == 0));
        Assert.All(rows, r => Assert.Matches("^[0-9]+(\\.[0-9]+)? months?$", r[1]));
        Assert.Equal(1_291_436.54m, rows.Sum(r => decimal.Parse(r[6], System.Globalization.CultureInfo.InvariantCulture)));
        var choir = Assert.Single(rows, r => r[3] == "Altrincham Children's Choir" && r[0] == "2013-01-18");
        Assert.Equal(("12 months", "Partnerships and Communities", "", "2266.00"), (choir[1], choir[2], choir[4], choir[6]));
        Assert.StartsWith("Create and run community choirs", choir[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_period_is_told_as_far_as_it_was_published()
    {
        (string? Planned, string Told)[] periods =
        [
            (null, ""),
            ("""{ "duration": 1 }""", "1 month"),
            ("""{ "duration": 10.5 }""", "10.5 months"),
            ("""{ "startDate": "2013-04" }""", "from 2013-04"),
            ("""{ "endDate": "2014" }""", "until 2014"),
            ("""{ "startDate": "2013-04-01", "duration": 12 }""", "12 months from 2013-04-01"),
            ("""{ "startDate": "2013-04-01", "endDate": "2014-03-31", "duration": 12 }""", "2013-04-01 to 2014-03-31"),
        ];
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.ImportTextAsync(
            Package([
                .. periods.Select(
                    (p, i) =>
                    {
                        var grant = FaultyPackage.ValidGrant($"{i}");
                        grant["plannedDates"] = p.Planned is null ? new JsonArray() : new JsonArray(JsonNode.Parse(p.Planned));
                        return grant;
                    }
                ),
            ])
        );

        Assert.Equal(periods.Select(p => p.Told), (await RowsAsync(host)).Select(r => r[1]));
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_made_text_and_an_amount_stays_a_number()
    {
        string[] names = ["=HYPERLINK(\"http://example.org\",\"Hall\")", "+44", "-1", "@SUM(A1)", "\tHall", "Hall, \"The\"", "Hall=1"];
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.ImportTextAsync(
            Package([
                .. names.Select(
                    (name, i) =>
                    {
                        var grant = FaultyPackage.ValidGrant($"{i}");
                        grant["recipientOrganization"]![0]!["id"] = $"R{i}";
                        grant["recipientOrganization"]![0]!["name"] = name;
                        grant["amountAwarded"] = JsonNode.Parse("0.10");
                        return grant;
                    }
                ),
            ])
        );

        var rows = await RowsAsync(host);

        Assert.Equal(names.Select(n => n[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + n : n), rows.Select(r => r[3]));
        Assert.All(rows, r => Assert.Equal("0.10", r[6]));
    }

    [Fact]
    public async Task A_number_of_a_register_is_told_where_only_the_identifier_has_it()
    {
        (string Identifier, string? Charity, string? Company, string Told)[] recipients =
        [
            ("GB-CHC-1085314", null, null, "1085314"),
            ("GB-COH-05437236", "1085314", "05437236", "1085314"),
            ("GB-COH-05437236x", "", "05437236", "05437236"),
            ("360G-example-hall", null, null, ""),
            ("R1-2-3", null, null, ""),
        ];
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.ImportTextAsync(
            Package([
                .. recipients.Select(
                    (r, i) =>
                    {
                        var grant = FaultyPackage.ValidGrant($"{i}");
                        grant["recipientOrganization"] = new JsonArray(new JsonObject { ["id"] = r.Identifier, ["name"] = "Hall" });
                        if (r.Charity is not null)
                        {
                            grant["recipientOrganization"]![0]!["charityNumber"] = r.Charity;
                        }

                        if (r.Company is not null)
                        {
                            grant["recipientOrganization"]![0]!["companyNumber"] = r.Company;
                        }

                        return grant;
                    }
                ),
            ])
        );

        Assert.Equal(recipients.Select(r => r.Told), (await RowsAsync(host)).Select(r => r[4]));
    }

    [Fact]
    public async Task A_file_is_listed_given_and_described_by_its_headers()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.ImportTextAsync(Package(FaultyPackage.ValidGrant("a")));

        var list = JsonNode.Parse(await DownloadAsync(host, "/data/v1/trafford"))!.AsArray();
        Assert.Contains("/data/v1/trafford/grants.json", list.Select(f => (string?)f!["href"]));
        Assert.Contains("/data/v1/trafford/grants-transparency.csv", list.Select(f => (string?)f!["href"]));

        using var head = await host.Client.SendAsync(
            new(HttpMethod.Head, "/data/v1/trafford/grants.json"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(System.Net.HttpStatusCode.OK, head.StatusCode);
        Assert.Equal("application/json", head.Content.Headers.ContentType!.MediaType);
        Assert.Equal("trafford-grants.json", head.Content.Headers.ContentDisposition!.FileName);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        using var csv = await host.Client.GetAsync(
            new Uri("/data/v1/trafford/grants-transparency.csv", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.Equal("trafford-grants-transparency.csv", csv.Content.Headers.ContentDisposition!.FileName);
        var grant = JsonNode.Parse(await DownloadAsync(host, "/data/v1/trafford/grants.json"))!["grants"]!.AsArray().Single()!;
        Assert.Equal("1250.50", grant["amountAwarded"]!.ToJsonString());
    }

    [Fact]
    public async Task What_may_not_be_read_or_is_not_there_is_refused_in_words()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("hidden", published: false, "grants");
        await host.CreatePartnershipAsync("off", published: true);

        await RefusedAsync("/data/v1/nowhere", "NOT_FOUND", "There is no partnership with this name that you can see.");
        await RefusedAsync("/data/v1/hidden", "NOT_FOUND", "There is no partnership with this name that you can see.");
        await RefusedAsync(
            "/data/v1/hidden/grants-transparency.csv",
            "NOT_FOUND",
            "There is no partnership with this name that you can see."
        );
        await RefusedAsync(
            "/data/v1/trafford/funds.json",
            "NOT_FOUND",
            "There is no file with this name. GET /data/v1/trafford lists the files."
        );
        await RefusedAsync(
            "/data/v1/off/grants.json",
            "MODULE_NOT_ENABLED",
            "off does not use the Grants module. An administrator can turn it on."
        );
        await RefusedAsync("/data/v1/trafford/grants.json", "NOT_FOUND", "trafford has no grants yet");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/data/v1/hidden/grants-transparency.csv");
        request.Headers.Authorization = new("Bearer", await host.KeyAsync("hidden", Role.Viewer));
        using var allowed = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, allowed.StatusCode);
        Assert.StartsWith(
            "\uFEFFDate awarded,",
            Encoding.UTF8.GetString(await allowed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal
        );

        async Task RefusedAsync(string address, string code, string message)
        {
            using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]![0]!;
            Assert.Equal((System.Net.HttpStatusCode.NotFound, code), (response.StatusCode, (string?)error["extensions"]!["code"]));
            Assert.StartsWith(message, (string?)error["message"], StringComparison.Ordinal);
            Assert.Null(response.Content.Headers.ContentDisposition);
        }
    }

    [Fact]
    public async Task A_refused_export_leaves_the_file_as_it_was()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        await host.CreatePartnershipAsync("off", published: true);
        using var file = new PackageFile("as it was");
        var folder = Path.GetDirectoryName(file.Path)!;

        await RefusedAsync(1, "trafford has no grants yet", "trafford", "360giving", file.Path);
        await RefusedAsync(1, "off does not use the module grants.", "off", "360giving", file.Path);
        await RefusedAsync(1, $"{folder} is a folder.", "trafford", "transparency-csv", folder);
        await RefusedAsync(1, $"{folder}/none/grants.csv cannot be written", "trafford", "transparency-csv", $"{folder}/none/grants.csv");
        await RefusedAsync(2, "", "trafford", "xml", file.Path);

        async Task RefusedAsync(int exit, string why, string partnership, string format, string output)
        {
            var run = await host.CommandAsync("grants", "export", "--partnership", partnership, "--format", format, "--output", output);
            Assert.Equal(exit, run.Exit);
            Assert.StartsWith(why, run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.Equal("as it was", await File.ReadAllTextAsync(file.Path));
            Assert.Single(Directory.GetFiles(folder));
        }
    }

    [Fact]
    public async Task An_amended_grant_is_exported_as_amended()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var grant = FaultyPackage.ValidGrant("a");
        await host.ImportTextAsync(Package(grant));
        grant["amountAwarded"] = JsonNode.Parse("1250.51");
        Assert.Contains("0 new, 1 changed", (await host.ImportTextAsync(Package(grant))).Output, StringComparison.Ordinal);

        var exported = JsonNode.Parse(await DownloadAsync(host, "/data/v1/trafford/grants.json"))!["grants"]![0]!;
        Assert.Equal("1250.51", exported["amountAwarded"]!.ToJsonString());
        Assert.Equal("1250.51", (await RowsAsync(host)).Single()[6]);
    }

    private static string Package(params JsonObject[] grants) =>
        $$"""{"grants":[{{string.Join(',', grants.Select(g => g.ToJsonString()))}}]}""";

    private static async Task<string> ExportAsync(ModuleHost host, string partnership, string file)
    {
        await using var scope = host.CommandScope();
        using var error = new StringWriter();
        Assert.Equal(
            0,
            await scope
                .ServiceProvider.GetRequiredService<ExportCommand>()
                .RunAsync(partnership, "360giving", file, () => Stream.Null, error, TestContext.Current.CancellationToken)
        );
        return file;
    }

    private static async Task<byte[]> DownloadAsync(ModuleHost host, string address) =>
        await host.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task<List<string[]>> RowsAsync(ModuleHost host)
    {
        using var csv = CsvReader.Create(new MemoryStream(await DownloadAsync(host, "/data/v1/trafford/grants-transparency.csv")));
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, 7).Select(csv.GetString)]);
        }

        return rows;
    }

    /// <summary>Amounts as spelled, by id.</summary>
    private static SortedDictionary<string, string> Amounts(string file)
    {
        using var package = JsonDocument.Parse(File.ReadAllBytes(file));
        return new(
            package
                .RootElement.GetProperty("grants")
                .EnumerateArray()
                .ToDictionary(g => g.GetProperty("id").GetString()!, g => g.GetProperty("amountAwarded").GetRawText()),
            StringComparer.Ordinal
        );
    }

    private static SortedDictionary<string, string> Grants(string file) =>
        new(
            JsonNode.Parse(File.ReadAllBytes(file))!["grants"]!.AsArray().ToDictionary(g => (string)g!["id"]!, g => g!.ToJsonString()),
            StringComparer.Ordinal
        );
}
