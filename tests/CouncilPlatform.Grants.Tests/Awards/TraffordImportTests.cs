using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>A council's real file, imported by the real command and asked for by GraphQL.</summary>
public sealed class TraffordImportTests
{
    private const string Summary = """
        { partnership(slug: "trafford") {
            awardSummary { count recipients total { amount } byProgramme { code title count total { amount } } }
            awards(first: 1) { totalCount } } }
        """;

    [Theory]
    [EveryDatabase]
    [Trait("case", "G24")]
    public async Task The_real_file_is_imported_once_and_adds_up_to_the_penny(string provider)
    {
        var file = SharedData.Require("360giving/trafford-grants.json");
        await using var host = await Imports.StartAsync(provider);

        var first = await HostProcess.RunAsync(host, "grants", "import", file, "--partnership", "trafford");
        Assert.Equal("", first.Error);
        Assert.Contains(
            "555 grants: 555 new, 0 changed, 0 unchanged; 323 recipients; £1,291,436.54\n",
            first.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, first.Exit);
        await AssertSumsAsync(host);

        var second = await host.CommandAsync("grants", "import", file, "--partnership", "trafford");
        Assert.Contains(
            "555 grants: 0 new, 0 changed, 555 unchanged; 323 recipients; £1,291,436.54\n",
            second.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, second.Exit);
        await AssertSumsAsync(host);
        Assert.Equal((555, 555, 323, 2, 2), await host.CountAsync());
        Assert.All((await host.AwardsAsync()).Values, award => Assert.Equal(0, award.Version));
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G24")]
    public async Task An_award_reads_as_it_was_published(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));

        var data = await host.DataAsync(
            """
            { partnership(slug: "trafford") { award(identifier: "360G-traffordmbc-VSG1342") {
                title amount { amount } awardDate plannedDates { start { text } end { text } months }
                recipient { name identifier kind charityNumber } programme { code title } funder { name identifier department } } } }
            """
        );

        Same.Json(
            """
            {
              "title": "Voluntary Sector Grant to Altrincham Children's Choir",
              "amount": { "amount": "2266.00" },
              "awardDate": "2013-01-18",
              "plannedDates": { "start": null, "end": null, "months": 12 },
              "recipient": {
                "name": "Altrincham Children's Choir",
                "identifier": "360G-trafford-altrincham_childrens_choir",
                "kind": "ORGANISATION",
                "charityNumber": null
              },
              "programme": { "code": "VSG", "title": "Voluntary Sector Grants" },
              "funder": {
                "name": "Trafford Metropolitan Borough Council",
                "identifier": "GB-LAE-TRF",
                "department": "Partnerships and Communities"
              }
            }
            """,
            data["partnership"]!["award"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G26")]
    public async Task One_bad_grant_among_555_saves_nothing(string provider)
    {
        var text = await File.ReadAllTextAsync(SharedData.Require("360giving/trafford-grants.json"));
        var date = text.LastIndexOf("\"awardDate\": \"", StringComparison.Ordinal) + "\"awardDate\": \"".Length;
        await using var host = await Imports.StartAsync(provider);
        using var file = new PackageFile(text.Remove(date, 10).Insert(date, "02/08/2024"));

        var run = await host.CommandAsync("grants", "import", file.Path, "--partnership", "trafford");

        Assert.Equal(1, run.Exit);
        Assert.StartsWith(
            "$.grants[554].awardDate: BAD_DATE: \"02/08/2024\" is not a date from 1800 to 2199; expected YYYY-MM-DD",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith("has 1 fault. Nothing was saved.", run.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(default, await host.CountAsync());
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G26")]
    public async Task Every_fault_of_a_faulty_file_is_named_with_its_path_and_nothing_is_saved(string provider)
    {
        var package = new FaultyPackage();
        await using var host = await Imports.StartAsync(provider);
        using var file = new PackageFile(package.Json);

        var run = await host.CommandAsync("grants", "import", file.Path, "--partnership", "trafford");

        Assert.Equal(1, run.Exit);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal($"{file.Path} has {package.Faults.Count} faults. Nothing was saved.", lines[^1]);
        Assert.Equal(
            package.Faults.Select(f => $"{f.Path}: {f.Code}").Order(StringComparer.Ordinal),
            lines[..^1].Select(l => string.Join(": ", l.Split(": ")[..2])).Order(StringComparer.Ordinal)
        );
        Assert.Equal(default, await host.CountAsync());
    }

    private static async Task AssertSumsAsync(ModuleHost host)
    {
        var partnership = (await host.DataAsync(Summary))["partnership"]!;
        Same.Json(
            """
            {
              "count": 555,
              "recipients": 323,
              "total": { "amount": "1291436.54" },
              "byProgramme": [
                { "code": "ING", "title": "Inclusive Neighbourhood Grants", "count": 11, "total": { "amount": "183326.00" } },
                { "code": "VSG", "title": "Voluntary Sector Grants", "count": 544, "total": { "amount": "1108110.54" } }
              ]
            }
            """,
            partnership["awardSummary"]!.ToJsonString()
        );
        Assert.Equal(555, (int)partnership["awards"]!["totalCount"]!);
    }
}
