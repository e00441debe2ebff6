using System.Text;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.OpenData;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Grants.Tests.Awards;

/// <summary>Tables as councils and funders publish them: several rows or sheets for a grant, pound signs, invisible characters.</summary>
public sealed class PublishedTableTests
{
    private const string Titles =
        "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Recipient Org:Identifier,Recipient Org:Name,Funding "
        + "Org:Identifier,Funding Org:Name";

    private const string Reason = "To Individuals Details:Primary Grant Reason";

    [Fact]
    public async Task Further_rows_of_a_grant_add_places_and_a_contradiction_is_one_fault_that_names_both_rows()
    {
        var lines = await File.ReadAllLinesAsync(
            SharedData.Require("../cases/09-360g-multiple-rows/grants.csv"),
            TestContext.Current.CancellationToken
        );
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var refused = await host.ImportTableAsync(string.Join('\n', lines));

        Assert.Equal(1, refused.Exit);
        Assert.Contains(
            "row 5, \"Amount Awarded\": CONTRADICTION: Rows 4 and 5 are one grant, \"360G-bug09-2\", and say different things: \"900\" and "
                + "\"950\". Correct one of them, or give each grant an identifier of its own.",
            refused.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith(" has 1 fault. Nothing was saved.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(default, await host.CountAsync());

        var saved = await host.ImportTableAsync(string.Join('\n', lines[..3]));

        Assert.Equal("", saved.Error);
        Assert.StartsWith("1 grant: 1 new, 0 changed, 0 unchanged; 1 recipient; £2,500.00", saved.Output, StringComparison.Ordinal);
        Assert.Equal(
            """[{"name":"Ward A","geoCode":"E05000826","geoCodeType":"WD"},{"name":"Ward B","geoCode":"E05000827","geoCodeType":"WD"}]""",
            (await SourceAsync(host))["beneficiaryLocation"]!.ToJsonString()
        );
        Assert.True((await host.AwardsAsync()).Values.Single().SeveralWards);
    }

    [Fact]
    public async Task Rows_of_a_grant_may_be_apart_in_any_order_and_repeat_what_is_known()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            $"""
            {Titles},Classifications:Title,Amount Disbursed,Ward
            g1,,,,,,,,,,Health,,North
            g2,Floor,Wood,GBP,10,2013-01-19,r2,Club,f1,Council,,,
            g1,Roof,Tiles,GBP,1250.50,2013-01-18,r1,Hall,f1,Council,Age,,South
            g1,Roof,Tiles,GBP,"1,250.5",2013-01-18,r1,,f1,Council,Health,100,North
            """
        );

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("2 grants: 2 new, 0 changed, 0 unchanged; 2 recipients; £1,260.50", run.Output, StringComparison.Ordinal);
        Same.Json(
            """
            {
              "id": "g1", "title": "Roof", "description": "Tiles", "currency": "GBP", "amountAwarded": 1250.50, "awardDate": "2013-01-18",
              "amountDisbursed": 100, "classifications": [{ "title": "Health" }, { "title": "Age" }],
              "recipientOrganization": [{ "id": "r1", "name": "Hall" }], "fundingOrganization": [{ "id": "f1", "name": "Council" }],
              "Ward": ["North", "South"]
            }
            """,
            (await SourceAsync(host, "g1")).ToJsonString()
        );
    }

    [Fact]
    public async Task What_is_wrong_in_a_further_row_is_named_there()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            $"""
            {Titles},Beneficiary Location:Latitude,Funding Type:URL
            g1,Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council,53.4,
            g1,,,,,,,,,,north,
            g1,,,,,,,,,,,nowhere
            g2,Roof,Tiles,GBP,100,2013-01-18,,Hall,f1,Council,,
            """
        );

        Assert.Contains("row 3, \"Beneficiary Location:Latitude\": WRONG_TYPE", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 4, \"Funding Type:URL\": BAD_URI", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 5, \"Recipient Org:Identifier\": MISSING", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" has 3 faults. Nothing was saved.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_1252_pounds_and_separators_of_thousands_are_read()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var table = $"""
            {Titles}
            g1,Café,Tiles,GBP,"£30,000",2013-01-18,r1,Hall,f1,Council
            g2,Roof,Tiles,GBP,"£1,250.50",2013-01-18T00:00:00,r1,Hall,f1,Council
            g3,Roof,Tiles,GBP,£5,2013-01-18,r1,Hall,f1,Council

            """;

        var run = await host.ImportTableAsync(Encoding.Latin1.GetBytes(table));

        Assert.Equal(0, run.Exit);
        Assert.Contains("Windows-1252", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("3 grants: 3 new, 0 changed, 0 unchanged; 1 recipient; £31,255.50", run.Output, StringComparison.Ordinal);
        Assert.Equal("Café", (string)(await SourceAsync(host, "g1"))["title"]!);
    }

    [Theory]
    [InlineData("\"30,00\"")]
    [InlineData("30000 each")]
    [InlineData("10%")]
    [InlineData("12p")]
    [InlineData("\"1,250.505\"")]
    [InlineData("(500)")]
    public async Task An_amount_that_could_be_another_is_refused(string amount)
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync($"{Titles}\ng1,Roof,Tiles,GBP,{amount},2013-01-18,r1,Hall,f1,Council\n");

        Assert.Equal(1, run.Exit);
        Assert.Contains("row 2, \"Amount Awarded\": ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" has 1 fault. Nothing was saved.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identifiers_that_look_alike_are_one_and_one_with_a_line_break_in_it_is_refused()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var run = await host.ImportTableAsync(
            $"""
            {Titles.Replace("Amount Awarded", "Amount\u00A0Awarded ", StringComparison.Ordinal)},Beneficiary Location:Name
            "360G-x 1
            ",Roof,Tiles,GBP,100,2013-01-18,GB-CHC-1,Hall,f1,Council,North
            360G-x{'\u00A0'}1{'\u200B'},,,,,,,,,,South
            {'\uFEFF'}360G-x  1,,,,,,,,,,East
            g2,Roof,Tiles,GBP,100,2013-01-18,GB-CHC-1{'\u200B'},Hall,f1,Council,

            """
        );

        Assert.Equal(0, run.Exit);
        Assert.StartsWith("2 grants: 2 new, 0 changed, 0 unchanged; 1 recipient; £200.00", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await SourceAsync(host, "360G-x 1"))["beneficiaryLocation"]!.AsArray().Count);

        var json = await host.ImportTextAsync(
            """
            {"grants":[{"id":"360G-x 1\u200b","title":"Roof","description":"Tiles","currency":"GBP","amountAwarded":100,
            "awardDate":"2013-01-18","recipientOrganization":[{"id":"GB-CHC-1 ","name":"Hall"}],
            "fundingOrganization":[{"id":"f1","name":"Council"}]}]}
            """
        );
        Assert.StartsWith("1 grant: 0 new, 1 changed, 0 unchanged; 1 recipient", json.Output, StringComparison.Ordinal);

        var broken = await host.ImportTableAsync($"{Titles}\n\"360G-x\n1\",Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council\n");
        Assert.Contains("row 2, \"Identifier\": BAD_IDENTIFIER: ", broken.Error, StringComparison.Ordinal);
        Assert.EndsWith(" has 1 fault. Nothing was saved.", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grants_to_individuals_stand_beside_those_to_organisations()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        const string table = $"""
            {Titles},Recipient Ind:Identifier,Recipient Ind:Name,{Reason},To Individuals Details:Grant Purpose
            g1,Roof,Tiles,GBP,100,2013-01-18,r1,Hall,f1,Council,,,,
            g2,Help,Cooker,GBP,50,2013-01-18,,,f1,Council,i1,Individual,GTIR010,GTIP040; GTIP050

            """;

        var run = await host.ImportTableAsync(table);

        Assert.StartsWith("2 grants: 2 new, 0 changed, 0 unchanged; 2 recipients; £150.00", run.Output, StringComparison.Ordinal);
        var individual = await SourceAsync(host, "g2");
        Assert.Equal("""{"id":"i1","name":"Individual"}""", individual["recipientIndividual"]!.ToJsonString());
        Assert.Equal(
            """{"primaryGrantReason":"GTIR010","grantPurpose":["GTIP040","GTIP050"]}""",
            individual["toIndividualsDetails"]!.ToJsonString()
        );

        var both = await host.ImportTableAsync(table + "g3,Help,Cooker,GBP,50,2013-01-18,r1,Hall,f1,Council,i1,Individual,,\n");
        Assert.Contains("row 4, \"Recipient Ind", both.Error, StringComparison.Ordinal);
        Assert.EndsWith(" has 1 fault. Nothing was saved.", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_a_kind_are_one_line_after_the_first_three()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var rows = Enumerable
            .Range(1, 783)
            .Select(i => FormattableString.Invariant($"g{i},Roof,Tiles,GBP,{i} pounds,{i % 28 + 1}/1/13,,Hall,f1,Council"));

        var run = await host.ImportTableAsync($"{Titles}\n{string.Join('\n', rows)}\n");

        Assert.Contains("rows 5, 6, 7 and 777 more, \"Amount Awarded\": WRONG_TYPE: as above", run.Error, StringComparison.Ordinal);
        Assert.Contains("rows 2, 3, 4 and 780 more, \"Recipient Org:Identifier\": MISSING", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" has 2,349 faults. Nothing was saved.", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Error.Split('\n').Length, 4, 12);
    }

    [Theory]
    [InlineData("%PDF-1.7\n1 0 obj", "PDF")]
    [InlineData("<!DOCTYPE html><html><body>Not found</body></html>", "web page")]
    [InlineData("PK\u0003\u0004nonsense", "ZIP")]
    public async Task What_is_no_table_is_named_for_what_it_is(string content, string what)
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        foreach (var name in new[] { "grants.csv", "grants.json", "grants.xlsx" })
        {
            using var file = new PackageFile(Encoding.Latin1.GetBytes(content), name);

            var run = await host.ImportAsync(file.Path);

            Assert.Equal(1, run.Exit);
            Assert.Contains(what, run.Error, StringComparison.Ordinal);
            Assert.EndsWith(" has 1 fault. Nothing was saved.", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("case", "N24")]
    public async Task A_workbook_of_two_sheets_brings_the_same_grants_as_its_JSON()
    {
        var published = SharedData.Require("360giving/trafford-grants.json");
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var (titles, rows) = GrantRows.Of(published);
        var places = titles
            .Index()
            .Where(t => t.Item.StartsWith("Beneficiary Location:", StringComparison.Ordinal))
            .Select(t => t.Index)
            .ToList();
        var others = Enumerable.Range(0, titles.Length).Except(places).ToList();
        var id = Array.IndexOf(titles, "Identifier");
        var workbook = Workbook.Of(
            (
                "Read me",
                [
                    ["These are our grants."],
                    ["Ask us."],
                ]
            ),
            (
                "grants",
                [
                    [.. others.Select(c => titles[c])],
                    .. rows.Select(r => others.Select(c => r[c]).ToArray()),
                ]
            ),
            (
                "beneficiaryLocation",
                [
                    ["Identifier", .. places.Select(c => titles[c])],
                    .. rows.Where(r => places.Exists(c => r[c].Length > 0)).Select(r => places.Select(c => r[c]).Prepend(r[id]).ToArray()),
                ]
            )
        );
        using var file = new PackageFile(workbook, "grants.xlsx");

        var run = await host.ImportAsync(file.Path);

        Assert.Equal(0, run.Exit);
        Assert.Contains("The sheet \"Read me\" was not read: it has no column \"Identifier\".", run.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "555 grants: 555 new, 0 changed, 0 unchanged; 323 recipients; £1,291,436.54",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "555 grants: 0 new, 0 changed, 555 unchanged",
            (await host.ImportAsync(published)).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_row_of_a_related_sheet_that_belongs_to_no_grant_is_named_with_its_sheet()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        using var file = new PackageFile(
            Workbook.Of(
                ("grants", [Titles.Split(','), ["g1", "Roof", "Tiles", "GBP", "100", "2013-01-18", "r1", "Hall", "f1", "Council"]]),
                (
                    "locations",
                    [
                        ["Identifier", "Beneficiary Location:Name", "Beneficiary Location:Latitude"],
                        ["g1", "North", "up"],
                        ["g2", "South"],
                    ]
                )
            ),
            "grants.xlsx"
        );

        var run = await host.ImportAsync(file.Path);

        Assert.Contains(
            "row 2, \"Beneficiary Location:Latitude\": WRONG_TYPE: Expected a number, found the text \"up\". (Sheet \"locations\".)",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "row 3, \"Identifier\": UNKNOWN_GRANT: No sheet has the grant \"g2\". Check the identifier. (Sheet \"locations\".)",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith(" has 2 faults. Nothing was saved.", run.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> SourceAsync(ModuleHost host, string? identifier = null) =>
        JsonNode.Parse(
            await host.ReadAsync(db =>
                (
                    from source in db.Set<AwardSource>()
                    join award in db.Set<Award>() on source.AwardId equals award.Id
                    where identifier == null || award.Identifier == identifier
                    select source.Json
                ).SingleAsync()
            )
        )!;
}
