using System.Globalization;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.Awards;
using CouncilPlatform.Grants.Tests.Lists;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;
using CsCheck;

namespace CouncilPlatform.Grants.Tests.Totals;

/// <summary>Awards added up for dashboards.</summary>
public sealed class GrantTotalTests
{
    private const string Fields =
        "financialYear month programmeCode programme recipientIdentifier recipient areaCode area wardCode ward count amount { minorUnits }";

    private static readonly string[] Dimensions = ["FINANCIAL_YEAR", "MONTH", "PROGRAMME", "RECIPIENT", "AREA", "WARD"];

    [Theory]
    [EveryDatabase]
    public async Task Every_set_of_dimensions_adds_up_as_it_does_by_hand_and_to_the_whole(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await RandomAward.Several.SampleAsync(
            async awards =>
            {
                var slug = await RandomAward.ImportAsync(host, awards);
                for (var set = 0; set < 1 << Dimensions.Length; set++)
                {
                    var by = Dimensions.Where((_, i) => (set & 1 << i) != 0).ToList();
                    var expected = awards
                        .GroupBy(a => string.Join('|', by.Select(d => Key(a, d))))
                        .Select(g => $"{g.Key}: {g.Count()} {g.Sum(a => (long)a.Pence)}");
                    var rows = await TotalsAsync(host, slug, by);
                    Assert.Equal(
                        expected.Order(StringComparer.Ordinal),
                        rows.Select(r => $"{string.Join('|', by.Select(d => Key(r, d)))}: {r["count"]} {r["amount"]!["minorUnits"]}")
                            .Order(StringComparer.Ordinal)
                    );
                    Assert.Equal(awards.Length, rows.Sum(r => (int)r["count"]!));
                    Assert.Equal(awards.Sum(a => (long)a.Pence), rows.Sum(r => (long)r["amount"]!["minorUnits"]!));
                }

                var some = awards.Where(a => a.Programme == "P1").ToList();
                Assert.Equal(
                    some.Sum(a => (long)a.Pence),
                    (await TotalsAsync(host, slug, ["AREA", "MONTH"], """filter: {programme: "P1"}""")).Sum(r =>
                        (long)r["amount"]!["minorUnits"]!
                    )
                );
            },
            iter: 3,
            threads: 1
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_not_given_is_a_row_of_its_own_and_what_is_not_asked_is_null(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        var slug = await RandomAward.ImportAsync(
            host,
            [
                new(10, new(2013, 3, 31), "A", "R1", null, null, null),
                new(200, new(2013, 4, 1), "B", "R3", "P1", "E05000001", "Oak"),
                new(3000, new(2014, 3, 31), "C", "R3", "P1", null, "The valley"),
            ]
        );

        var rows = await TotalsAsync(host, slug, ["FINANCIAL_YEAR", "PROGRAMME", "AREA"]);

        Same.Json(
            """
            [
              {
                "financialYear": "2012/13",
                "month": null,
                "programmeCode": null,
                "programme": "Not given",
                "recipientIdentifier": null,
                "recipient": null,
                "areaCode": null,
                "area": "Not given",
                "wardCode": null,
                "ward": null,
                "count": 1,
                "amount": { "minorUnits": 10 }
              },
              {
                "financialYear": "2013/14",
                "month": null,
                "programmeCode": "P1",
                "programme": "Title of P1",
                "recipientIdentifier": null,
                "recipient": null,
                "areaCode": null,
                "area": "The valley",
                "wardCode": null,
                "ward": null,
                "count": 1,
                "amount": { "minorUnits": 3000 }
              },
              {
                "financialYear": "2013/14",
                "month": null,
                "programmeCode": "P1",
                "programme": "Title of P1",
                "recipientIdentifier": null,
                "recipient": null,
                "areaCode": "E05000001",
                "area": "Oak",
                "wardCode": null,
                "ward": null,
                "count": 1,
                "amount": { "minorUnits": 200 }
              }
            ]
            """,
            $"[{string.Join(',', rows.Select(r => r.ToJsonString()))}]"
        );
        Assert.Equal(
            "[]",
            (await host.DataAsync("""{ partnership(slug: "trafford") { grantTotals(by: [AREA]) { count } } }"""))["partnership"]![
                "grantTotals"
            ]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task A_grant_for_several_wards_counts_once_and_in_none_of_them(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        const string priory = """{"geoCode": "E05000819", "geoCodeType": "WD", "name": "Priory"}""";
        const string trafford = """{"geoCode": "E08000009", "geoCodeType": "MD", "name": "Trafford"}""";
        string[] places =
        [
            $"[{priory}, {trafford}]",
            $$"""[{{trafford}}, {"geoCode": "E05000819", "name": "Priory Ward"}]""",
            $$"""[{{priory}}, {"geoCode": "E05000820", "geoCodeType": "WD", "name": "St Mary's"}]""",
            $"[{trafford}]",
            """[{"name": "The valley"}, {"name": "The hill"}]""",
            "[]",
        ];
        Assert.Equal(
            0,
            (
                await host.ImportTextAsync(
                    $$"""{"grants":[{{string.Join(',', places.Select((place, i) =>
        {
            var grant = FaultyPackage.ValidGrant($"{i}");
            grant["beneficiaryLocation"] = JsonNode.Parse(place);
            grant["amountAwarded"] = 1 << i;
            return grant.ToJsonString();
        }))}}]}"""
                )
            ).Exit
        );

        Assert.Equal(
            ["E05000819 Priory Ward 2 3.00", " Several wards 1 4.00", " Not given 3 56.00"],
            (await RowsAsync(host, "grantTotals(by: [WARD]) { wardCode ward count amount { amount } }")).Select(r =>
                $"{r["wardCode"]} {r["ward"]} {r["count"]} {r["amount"]!["amount"]}"
            )
        );
        Assert.Equal(
            ["E05000819 Priory 1 1.00", "E08000009 Trafford 2 10.00", " Several areas 2 20.00", " Not given 1 32.00"],
            (await RowsAsync(host, "grantTotals(by: [AREA]) { areaCode area count amount { amount } }")).Select(r =>
                $"{r["areaCode"]} {r["area"]} {r["count"]} {r["amount"]!["amount"]}"
            )
        );
        Assert.Equal(
            "3 10 20",
            string.Join(
                ' ',
                await SumAsync("""ward: "E05000819" """),
                await SumAsync("""area: "E08000009" """),
                await SumAsync("severalAreas: true")
            )
        );
        Assert.Equal(
            """{"area":{"name":"Priory"},"severalAreas":false,"ward":{"code":"E05000819","name":"Priory"}}""",
            (
                await host.DataAsync(
                    """
                    { partnership(slug: "trafford") { award(identifier: "360G-example-0") { area { name } severalAreas ward { code
                    name } } } }
                    """
                )
            )["partnership"]!["award"]!.ToJsonString()
        );

        async Task<int> SumAsync(string filter) =>
            (await RowsAsync(host, $$"""grantTotals(by: [], filter: { {{filter}} }) { amount { minorUnits } }""")).Sum(r =>
                (int)r["amount"]!["minorUnits"]!
            ) / 100;
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G24")]
    public async Task Traffords_programmes_add_up_to_the_penny(string provider)
    {
        await using var host = await TraffordAsync(provider);

        Assert.Equal(
            ["ING Inclusive Neighbourhood Grants 11 183326.00", "VSG Voluntary Sector Grants 544 1108110.54"],
            (await RowsAsync(host, "grantTotals(by: [PROGRAMME]) { programmeCode programme count amount { amount } }")).Select(r =>
                $"{r["programmeCode"]} {r["programme"]} {r["count"]} {r["amount"]!["amount"]}"
            )
        );
        Assert.Equal(
            """[{"areaCode":"E08000009","area":"Trafford","count":555,"amount":{"amount":"1291436.54"}}]""",
            new JsonArray([
                .. (await RowsAsync(host, "grantTotals(by: [AREA]) { areaCode area count amount { amount } }")).Select(r => r.DeepClone()),
            ]).ToJsonString()
        );
        Assert.Equal(
            555,
            (await RowsAsync(host, "grantTotals(by: [FINANCIAL_YEAR, MONTH, RECIPIENT]) { count }")).Sum(r => (int)r["count"]!)
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Totals_cost_the_same_statements_whatever_the_rows_and_read_what_they_add_up(string provider)
    {
        await using var host = await TraffordAsync(provider);
        const string all =
            "grantTotals(by: [FINANCIAL_YEAR, MONTH, PROGRAMME, RECIPIENT, AREA, WARD]FILTER) { financialYear month programme "
            + "recipient area count amount { amount } }";

        var many = await StatementsAsync(all.Replace("FILTER", "", StringComparison.Ordinal));
        var few = await StatementsAsync(all.Replace("FILTER", ", filter: {recipient: \"none\"}", StringComparison.Ordinal));
        Assert.Equal(3, many.Count); // sums, programmes, recipients
        Assert.Equal(many.Count, few.Count);
        Assert.DoesNotContain(many, s => s.Contains("Description", StringComparison.Ordinal));

        var one = Assert.Single(await StatementsAsync("grantTotals(by: [FINANCIAL_YEAR]) { financialYear amount { amount } }"));
        Assert.DoesNotContain("AreaName", one, StringComparison.Ordinal);
        Assert.DoesNotContain("RecipientId", one, StringComparison.Ordinal);

        async Task<IReadOnlyList<string>> StatementsAsync(string field)
        {
            host.Sql.Reset();
            await RowsAsync(host, field);
            return [.. host.Sql.Statements.Where(s => s.Contains("grants_", StringComparison.Ordinal))];
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task The_file_has_the_same_totals(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        var slug = await RandomAward.ImportAsync(
            host,
            [
                new(10, new(2013, 3, 31), "A", "R1", null, null, null),
                new(200, new(2013, 4, 1), "B", "R3", "P1", "E05000001", "=Oak, \"Ash\""),
            ]
        );

        Assert.Equal(
            "financial_year,programme_code,programme,area_code,area,grants,amount\r\n2012/13,,Not given,,Not given,1,0.10\r\n"
                + "2013/14,P1,Title of P1,E05000001,\"'=Oak, \"\"Ash\"\"\",1,2.00\r\n",
            await host.Client.GetStringAsync(
                new Uri($"/data/v1/{slug}/grant-totals.csv", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task The_greatest_totals_come_first(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        var slug = await RandomAward.ImportAsync(
            host,
            [
                new(10, new(2013, 3, 31), "A", "R1", null, null, null),
                new(300, new(2013, 4, 1), "B", "R2", "P1", null, null),
                new(20, new(2013, 4, 1), "C", "R1", "P2", null, null),
                new(200, new(2014, 4, 1), "D", "R3", "P1", null, null),
                new(150, new(2014, 4, 2), "E", "R3", "P2", null, null),
            ]
        );

        Assert.Equal(["R3 350", "R2 300"], await GreatestAsync(2));
        Assert.Equal(["R3 350", "R2 300", "R1 30"], await GreatestAsync(5000));
        foreach (var few in new[] { 0, 5001 })
        {
            var refused = await host.AskAsync(
                $$"""{ partnership(slug: "{{slug}}") { grantTotals(by: [RECIPIENT], greatest: {{few}}) { count } } }"""
            );
            Assert.Equal("Enter a number of rows from 1 to 5,000.", (string?)refused["errors"]![0]!["message"]);
        }

        async Task<IEnumerable<string>> GreatestAsync(int few) =>
            (await TotalsAsync(host, slug, ["RECIPIENT"], $"greatest: {few}")).Select(r =>
                $"{r["recipientIdentifier"]} {r["amount"]!["minorUnits"]}"
            );
    }

    [Fact]
    public async Task More_rows_than_a_chart_shows_are_refused()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);
        var grants = Enumerable
            .Range(0, 5001)
            .Select(i =>
            {
                var grant = FaultyPackage.ValidGrant($"{i}");
                grant["recipientOrganization"]![0]!["id"] = $"R{i}";
                return grant.ToJsonString();
            });
        Assert.Equal(0, (await host.ImportTextAsync($$"""{"grants":[{{string.Join(',', grants)}}]}""")).Exit);

        var error = (await host.AskAsync("""{ partnership(slug: "trafford") { grantTotals(by: [RECIPIENT]) { count } } }"""))["errors"]![
            0
        ]!;
        Assert.Equal("TOO_MANY_ROWS", (string?)error["extensions"]!["code"]);
        Assert.Equal(5000, (await RowsAsync(host, "grantTotals(by: [RECIPIENT], greatest: 5000) { count }")).Count);
        Assert.Equal([5001], (await RowsAsync(host, "grantTotals(by: [PROGRAMME]) { count }")).Select(r => (int)r["count"]!));
    }

    [Fact]
    public async Task A_stranger_adds_up_nothing_of_a_partnership_that_is_not_published()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync("hidden", published: false, "grants");

        var query = """{ partnership(slug: "hidden") { grantTotals(by: []) { count } fundTotals(by: []) { received { amount } } } }""";
        Assert.NotNull((await host.AskAsync(query))["errors"]);
        Assert.Equal(
            """{"grantTotals":[],"fundTotals":[]}""",
            (await host.DataAsync(query, await host.KeyAsync("hidden", Role.Viewer)))["partnership"]!.ToJsonString()
        );
    }

    private static async Task<ModuleHost> TraffordAsync(string provider)
    {
        var host = await Imports.StartAsync(provider);
        await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));
        return host;
    }

    private static async Task<IReadOnlyList<JsonNode>> RowsAsync(ModuleHost host, string field) =>
        [
            .. (await host.DataAsync($$"""{ partnership(slug: "trafford") { {{field}} } }"""))["partnership"]!["grantTotals"]!
                .AsArray()
                .Select(r => r!),
        ];

    private static async Task<IReadOnlyList<JsonNode>> TotalsAsync(
        ModuleHost host,
        string slug,
        IReadOnlyList<string> by,
        string filter = ""
    ) =>
        [
            .. (
                await host.DataAsync(
                    $$"""{ partnership(slug: "{{slug}}") { grantTotals(by: [{{string.Join(", ", by)}}] {{filter}}) { {{Fields}} } } }"""
                )
            )["partnership"]!["grantTotals"]!
                .AsArray()
                .Select(r => r!),
        ];

    private static string Key(RandomAward award, string dimension) =>
        dimension switch
        {
            "FINANCIAL_YEAR" => Year(award.Date),
            "MONTH" => award.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "PROGRAMME" => award.Programme ?? "Not given",
            "RECIPIENT" => award.Recipient,
            // The only codes there are wards'.
            "WARD" => string.IsNullOrWhiteSpace(award.AreaCode) ? "Not given" : award.AreaCode,
            _ => (string.IsNullOrWhiteSpace(award.AreaCode) ? null : award.AreaCode)
                ?? (string.IsNullOrWhiteSpace(award.AreaName) ? "Not given" : award.AreaName),
        };

    private static string Key(JsonNode row, string dimension) =>
        dimension switch
        {
            "FINANCIAL_YEAR" => (string)row["financialYear"]!,
            "MONTH" => (string)row["month"]!,
            "PROGRAMME" => (string?)row["programmeCode"] ?? (string)row["programme"]!,
            "RECIPIENT" => (string)row["recipientIdentifier"]!,
            "WARD" => (string?)row["wardCode"] ?? (string)row["ward"]!,
            _ => (string?)row["areaCode"] ?? (string)row["area"]!,
        };

    private static string Year(DateOnly date)
    {
        var first = date >= new DateOnly(date.Year, 4, 1) ? date.Year : date.Year - 1;
        return $"{first}/{(first + 1) % 100:00}";
    }
}
