using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.GrantMaps;

/// <summary>The map of several councils' grants.</summary>
public sealed class GrantMapTests
{
    private const string District = "E07000031";

    private const string County = "E10000006";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G22")]
    public async Task South_Lakelands_map_is_due_at_the_end_of_2015_and_starts_empty(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);

        var map = (
            await host.DataAsync(
                """
                { partnership(slug: "south-lakeland") { grantMaps { totalCount } grantMap(slug: "both-councils-grants") {
                    reportDue reportTo source councils { gssCode } entries { totalCount }
                    comparison { types { type } gaps overlaps knownBudget { amount } unknownBudgets notRecorded { gssCode } } } } }
                """
            )
        )["partnership"]!;

        Assert.Equal(1, (int)map["grantMaps"]!["totalCount"]!);
        const string source =
            "Overview and Scrutiny: Review of Joint Working Opportunities, report to South Lakeland District Council Cabinet, 27 May 2015";
        Same.Json(
            $$"""
            {
              "reportDue": "2015-12-31",
              "reportTo": ["South Lakeland Local Committee", "South Lakeland District Council Cabinet"],
              "source": "{{source}}",
              "councils": [{ "gssCode": "E07000031" }, { "gssCode": "E10000006" }],
              "entries": { "totalCount": 0 },
              "comparison": {
                "types": [],
                "gaps": [],
                "overlaps": [],
                "knownBudget": { "amount": "0.00" },
                "unknownBudgets": 0,
                "notRecorded": [{ "gssCode": "E07000031" }, { "gssCode": "E10000006" }]
              }
            }
            """,
            map["grantMap"]!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G22")]
    public async Task Both_councils_grants_side_by_side_show_gaps_overlaps_and_budgets_not_known(string provider)
    {
        await using var map = await Map.StartAsync(provider);
        await map.RecordAsync(
            District,
            "Community fund",
            "community",
            """
            budget: "20000.50", governance: "Portfolio holder", timescale: "April to June", opens: "2015-04", closes: "2015-06-30",
            purpose: "Small groups"
            """
        );
        Assert.Equal(
            ["E10000006"],
            Codes((await map.ReadAsync("comparison { gaps notRecorded { gssCode } }"))["comparison"]!["notRecorded"]!)
        );
        Assert.Equal("[]", (await map.ReadAsync("comparison { gaps }"))["comparison"]!["gaps"]!.ToJsonString());

        await map.RecordAsync(County, "Local committee grants", "community", "");
        await map.RecordAsync(County, "Youth grants", "youth", """budget: "0" """);
        await map.RecordAsync(District, "Sports fund", "sport", """budget: "5000" """);
        await map.RecordAsync(District, "Clubs fund", "sport", "");

        var comparison = (
            await map.ReadAsync(
                """
                comparison { gaps overlaps unknownBudgets knownBudget { amount } notRecorded { name }
                  types { type schemes unknownBudgets knownBudget { amount } councils { gssCode } lacking { gssCode } } }
                """
            )
        )["comparison"]!;
        Same.Json(
            """
            {
              "gaps": ["sport", "youth"],
              "overlaps": ["community"],
              "unknownBudgets": 2,
              "knownBudget": { "amount": "25000.50" },
              "notRecorded": [],
              "types": [
                {
                  "type": "community",
                  "schemes": 2,
                  "unknownBudgets": 1,
                  "knownBudget": { "amount": "20000.50" },
                  "councils": [{ "gssCode": "E07000031" }, { "gssCode": "E10000006" }],
                  "lacking": []
                },
                {
                  "type": "sport",
                  "schemes": 2,
                  "unknownBudgets": 1,
                  "knownBudget": { "amount": "5000.00" },
                  "councils": [{ "gssCode": "E07000031" }],
                  "lacking": [{ "gssCode": "E10000006" }]
                },
                {
                  "type": "youth",
                  "schemes": 1,
                  "unknownBudgets": 0,
                  "knownBudget": { "amount": "0.00" },
                  "councils": [{ "gssCode": "E10000006" }],
                  "lacking": [{ "gssCode": "E07000031" }]
                }
              ]
            }
            """,
            comparison.ToJsonString()
        );

        var entries = (
            await map.ReadAsync(
                "entries { totalCount nodes { scheme type governance timescale opens closes budget { amount } source council { "
                    + "gssCode } map { slug } } }"
            )
        )["entries"]!;
        Assert.Equal(5, (int)entries["totalCount"]!);
        Same.Json(
            """
            {
              "scheme": "Community fund",
              "type": "community",
              "governance": "Portfolio holder",
              "timescale": "April to June",
              "opens": "2015-04",
              "closes": "2015-06-30",
              "budget": { "amount": "20000.50" },
              "source": "Report of 1 May 2015",
              "council": { "gssCode": "E07000031" },
              "map": { "slug": "grants" }
            }
            """,
            entries["nodes"]!.AsArray().Single(n => (string?)n!["scheme"] == "Community fund")!.ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G22")]
    public async Task Type_governance_and_timescale_of_both_councils_are_compared_and_the_report_is_due(string provider)
    {
        await using var map = await Map.StartAsync(provider);
        await map.DoAsync("changeGrantMap", """map: "grants", reportTo: ["South Lakeland Local Committee", "Cabinet"] """);
        await map.RecordAsync(
            District,
            "Community fund",
            "community",
            """governance: "Portfolio holder", opens: "2015-04", closes: "2015-06-30" """
        );
        await map.RecordAsync(
            County,
            "Committee grants",
            "community",
            """governance: "Local committee", timescale: "All year", opens: "2015" """
        );
        await map.RecordAsync(County, "Youth grants", "youth", """timescale: "Twice a year" """);

        var compared = await map.ReadAsync(
            """
            reportDue reportTo
            comparison { gaps overlaps types { type schemes councils { gssCode } lacking { gssCode } } }
            entries { nodes { type council { gssCode } scheme governance timescale opens closes } }
            """
        );

        Assert.Equal(
            """{"reportDue":"2015-12-31","reportTo":["South Lakeland Local Committee","Cabinet"]}""",
            Only(compared, "reportDue", "reportTo")
        );
        // Both have community grants, which may be a duplicate; only the county has youth grants, which is a gap.
        Same.Json(
            """
            {
              "gaps": ["youth"],
              "overlaps": ["community"],
              "types": [
                { "type": "community", "schemes": 2, "councils": [{ "gssCode": "E07000031" }, { "gssCode": "E10000006" }], "lacking": [] },
                { "type": "youth", "schemes": 1, "councils": [{ "gssCode": "E10000006" }], "lacking": [{ "gssCode": "E07000031" }] }
              ]
            }
            """,
            compared["comparison"]!.ToJsonString()
        );
        // Schemes of one type are side by side, so that who decides and when can be compared; what is not known is null.
        var schemes = compared["entries"]!["nodes"]!.AsArray();
        Assert.Equal(["community", "community", "youth"], schemes.Select(s => (string?)s!["type"]));
        var community = schemes
            .Take(2)
            .OrderBy(s => (string?)s!["council"]!["gssCode"], StringComparer.Ordinal)
            .Select(s => Only(s!, "council", "governance", "timescale", "opens", "closes"));
        Same.Json(
            """
            [
              {
                "council": { "gssCode": "E07000031" },
                "governance": "Portfolio holder",
                "timescale": null,
                "opens": "2015-04",
                "closes": "2015-06-30"
              },
              {
                "council": { "gssCode": "E10000006" },
                "governance": "Local committee",
                "timescale": "All year",
                "opens": "2015",
                "closes": null
              }
            ]
            """,
            $"[{string.Join(',', community)}]"
        );
        Assert.Equal(
            """{"governance":null,"timescale":"Twice a year","opens":null,"closes":null}""",
            Only(schemes[2]!, "governance", "timescale", "opens", "closes")
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "G22")]
    public async Task The_map_is_a_file_too_and_no_cell_is_a_formula(string provider)
    {
        await using var map = await Map.StartAsync(provider);
        await map.RecordAsync(County, "=HYPERLINK(1)", "youth", """purpose: "Clubs, \"open\" ones", governance: "-", closes: "2015" """);
        await map.RecordAsync(District, "Community fund", "community", """budget: "20000.50" """);

        Assert.Equal(
            "map,council,council_code,scheme,type,purpose,governance,timescale,opens,closes,budget,source\r\n"
                + "grants,District,E07000031,Community fund,community,,,,,,20000.50,Report of 1 May 2015\r\n"
                + "grants,County,E10000006,\"'=HYPERLINK(1)\",youth,\"Clubs, \"\"open\"\" ones\",\"'-\",,,2015,,Report of 1 May 2015\r\n",
            await map.Host.Client.GetStringAsync(
                new Uri("/data/v1/lakes/grant-map.csv", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task An_entry_is_written_anew_or_removed_and_a_stale_write_is_refused(string provider)
    {
        await using var map = await Map.StartAsync(provider);
        var entry = await map.RecordAsync(District, "Fund", "community", """budget: "1" """);
        var id = $"entry: \"{entry}\"";

        Assert.Equal(
            ["ALREADY_EXISTS input.entry.scheme"],
            await map.RefusedAsync("recordGrantMapEntry", $$"""map: "grants", entry: { {{Map.Content(District, "Fund", "youth", "")}} }""")
        );
        var changed = await map.DoAsync(
            "changeGrantMapEntry",
            $$"""{{id}}, version: 0, content: { {{Map.Content(District, "Fund", "youth", "")}} }""",
            "grantMapEntry { type budget { amount } council { gssCode } version }"
        );
        var version = (int)changed["grantMapEntry"]!["version"]!;
        Assert.True(version > 0);
        changed["grantMapEntry"]!.AsObject().Remove("version");
        Assert.Equal("""{"type":"youth","budget":null,"council":{"gssCode":"E07000031"}}""", changed["grantMapEntry"]!.ToJsonString());
        Assert.Equal(
            ["CONFLICT input.version"],
            await map.RefusedAsync(
                "changeGrantMapEntry",
                $$"""{{id}}, version: 0, content: { {{Map.Content(District, "Fund", "sport", "")}} }"""
            )
        );
        // Not even the platform's operator gives it to another council by the way.
        Assert.Equal(
            ["INVALID input.content.council"],
            await map.RefusedAsync(
                "changeGrantMapEntry",
                $$"""{{id}}, content: { {{Map.Content(County, "Fund", "sport", "")}} }""",
                await map.Host.KeyAsync()
            )
        );
        Assert.Equal(["CONFLICT input.version"], await map.RefusedAsync("removeGrantMapEntry", $"{id}, version: 0"));
        Assert.Equal(
            ["STILL_ON_THE_MAP input.councils"],
            await map.RefusedAsync("changeGrantMap", $$"""map: "grants", councils: ["{{County}}", "E07000121"]""")
        );
        await map.DoAsync("removeGrantMapEntry", $"{id}, version: {version}");
        Assert.Equal(["NOT_FOUND input.entry"], await map.RefusedAsync("removeGrantMapEntry", id));
        Assert.Equal(0, (int)(await map.ReadAsync("entries { totalCount }"))["entries"]!["totalCount"]!);
        await map.DoAsync(
            "changeGrantMap",
            $$"""map: "grants", title: "New", reportDue: "2016-01-31", councils: ["E07000121", "{{County}}"]"""
        );
        Same.Json(
            """
            {
              "title": "New",
              "reportDue": "2016-01-31",
              "reportTo": ["Cabinet"],
              "councils": [{ "gssCode": "E07000121" }, { "gssCode": "E10000006" }]
            }
            """,
            (await map.ReadAsync("title reportDue reportTo councils { gssCode }")).ToJsonString()
        );
    }

    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task A_scheme_on_the_map_is_its_councils_own(string provider)
    {
        await using var map = await Map.StartAsync(provider);
        var entry = await map.RecordAsync(County, "Fund", "community", "");
        var nobodys = await map.Host.KeyAsync("lakes", Role.Administrator);
        foreach (var key in new[] { await map.Host.KeyAsync("lakes", Role.Administrator, District), nobodys })
        {
            Assert.Equal(
                ["NOT_YOURS input.entry.council"],
                await map.RefusedAsync(
                    "recordGrantMapEntry",
                    $$"""map: "grants", entry: { {{Map.Content(County, "Other", "youth", "")}} }""",
                    key
                )
            );
            Assert.Equal(
                ["NOT_YOURS input.entry"],
                await map.RefusedAsync(
                    "changeGrantMapEntry",
                    $$"""entry: "{{entry}}", content: { {{Map.Content(County, "Fund", "youth", "")}} }""",
                    key
                )
            );
            Assert.Equal(["NOT_YOURS input.entry"], await map.RefusedAsync("removeGrantMapEntry", $"entry: \"{entry}\"", key));
        }

        Assert.Equal(
            "This grant map entry belongs to County. Only people who act for it can change it, "
                + "unless it shares the record with your organisation.",
            await map.MessageAsync("removeGrantMapEntry", $"entry: \"{entry}\"")
        );

        // The map itself is the partnership's.
        await map.DoAsync("changeGrantMap", """map: "grants", title: "All grants" """, key: nobodys);
        await map.DoAsync(
            "shareRecords",
            $"record: \"{entry}\", with: \"{District}\"",
            key: await map.Host.KeyAsync("lakes", Role.Approver, County)
        );
        await map.DoAsync("removeGrantMapEntry", $"entry: \"{entry}\"");
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_an_input_is_named_at_once(string provider)
    {
        await using var map = await Map.StartAsync(provider);

        Assert.Equal(
            [
                "INVALID input.entry.scheme",
                "INVALID input.entry.type",
                "INVALID input.entry.source",
                "INVALID input.entry.budget",
                "INVALID input.entry.closes",
            ],
            await map.RefusedAsync(
                "recordGrantMapEntry",
                $$"""
                map: "grants", entry: {council: "{{District}}", scheme: " ", type: "Not a slug", source: "", budget: "-0.01",
                opens: "2016", closes: "2015-12-31"}
                """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.entry.council"],
            await map.RefusedAsync(
                "recordGrantMapEntry",
                $$"""map: "grants", entry: { {{Map.Content("E07000121", "Fund", "youth", "")}} }"""
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.map"],
            await map.RefusedAsync("recordGrantMapEntry", $$"""map: "none", entry: { {{Map.Content(District, "Fund", "youth", "")}} }""")
        );
        Assert.Equal(
            ["ALREADY_EXISTS input.slug"],
            await map.RefusedAsync(
                "createGrantMap",
                $$"""slug: "grants", title: "Again", councils: ["{{District}}", "{{County}}"], source: "Report" """
            )
        );
        Assert.Equal(
            ["NOT_FOUND input.councils.1", "INVALID input.councils.2"],
            await map.RefusedAsync(
                "createGrantMap",
                $$"""slug: "other", title: "Other", councils: ["{{District}}", "none", "{{District}}"], source: "Report" """
            )
        );
        Assert.Equal(
            ["INVALID input.title", "INVALID input.source", "INVALID input.slug", "INVALID input.councils"],
            await map.RefusedAsync("createGrantMap", $$"""slug: "No slug", title: "", councils: ["{{District}}"], source: "" """)
        );
        Assert.Equal(
            "FORBIDDEN",
            (string?)
                (
                    await map.Host.AskAsync(
                        $$"""
                        mutation { createGrantMap(input: {partnership: "lakes", slug: "other", title: "Other",
                        councils: ["{{District}}", "{{County}}"], source: "Report"}) { errors { code } } }
                        """,
                        await map.Host.KeyAsync("lakes", Role.Viewer)
                    )
                )["errors"]![0]!["extensions"]!["code"]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Maps_cost_no_more_statements_for_more_of_them(string provider)
    {
        await using var map = await Map.StartAsync(provider);
        await map.RecordAsync(District, "Fund", "community", "");
        const string query = """
            { partnership(slug: "lakes") { grantMaps { nodes { title councils { name } entries { totalCount nodes { scheme council {
            name } } } comparison { gaps types { councils { name } lacking { name } } } } } } }
            """;
        await AddAsync("other");
        var two = await CountAsync();
        await AddAsync("third");

        Assert.Equal(two, await CountAsync());

        async Task AddAsync(string slug)
        {
            await map.DoAsync(
                "createGrantMap",
                $$"""slug: "{{slug}}", title: "Other", councils: ["{{County}}", "E07000121"], source: "Report" """
            );
            await map.RecordAsync(County, "Fund", "youth", "", slug);
            await map.RecordAsync("E07000121", "Fund", "sport", "", slug);
        }

        async Task<int> CountAsync()
        {
            map.Host.Sql.Reset();
            await map.Host.DataAsync(query);
            return map.Host.Sql.Count;
        }
    }

    private static string Only(JsonNode of, params string[] fields) =>
        new JsonObject(fields.Select(f => KeyValuePair.Create(f, of[f]?.DeepClone()))).ToJsonString();

    private static IEnumerable<string> Codes(JsonNode councils) => councils.AsArray().Select(c => (string)c!["gssCode"]!);

    /// <summary>The partnership "lakes" with the map "grants" of a district and a county.</summary>
    private sealed class Map : PartnershipFixture
    {
        private readonly string _officer;
        private readonly string _ofCounty;

        private Map(ModuleHost host, string officer, string ofCounty)
            : base(host, "lakes") => (_officer, _ofCounty) = (officer, ofCounty);

        public static async Task<Map> StartAsync(string provider)
        {
            var host = await ModuleHost.StartAsync<GrantsModule>(provider);
            await host.AddOrganisationAsync(District, "District");
            await host.AddOrganisationAsync(County, "County");
            await host.AddOrganisationAsync("E07000121", "Neighbour");
            await host.CreatePartnershipAsync("lakes", published: true, "grants");
            var map = new Map(
                host,
                await host.KeyAsync("lakes", Role.Officer, District),
                await host.KeyAsync("lakes", Role.Officer, County)
            );
            await map.DoAsync(
                "createGrantMap",
                $$"""
                slug: "grants", title: "Grants", councils: ["{{District}}", "{{County}}"], reportDue: "2015-12-31",
                reportTo: ["Cabinet"], source: "Report"
                """
            );
            return map;
        }

        public static string Content(string council, string scheme, string type, string more) =>
            $"""council: "{council}", scheme: "{scheme}", type: "{type}", source: "Report of 1 May 2015", {more}""";

        public async Task<string> RecordAsync(string council, string scheme, string type, string more, string map = "grants") =>
            (string)
                (
                    await DoAsync(
                        "recordGrantMapEntry",
                        $$"""map: "{{map}}", entry: { {{Content(council, scheme, type, more)}} }""",
                        "grantMapEntry { id }",
                        council == District ? _officer
                            : council == County ? _ofCounty
                            : await Host.KeyAsync()
                    )
                )["grantMapEntry"]!["id"]!;

        public new async Task<JsonNode> ReadAsync(string fields, string? key = null) =>
            (await Host.DataAsync($$"""{ partnership(slug: "lakes") { grantMap(slug: "grants") { {{fields}} } } }"""))["partnership"]![
                "grantMap"
            ]!;

        protected override Task<string> WriterAsync() => Task.FromResult(_officer);

        protected override JsonNode ResultOf(JsonNode payload) => payload;
    }
}
