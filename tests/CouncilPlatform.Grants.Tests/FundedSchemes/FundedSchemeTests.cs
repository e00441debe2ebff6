using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Funds;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.FundedSchemes;

/// <summary>Schemes that several sources pay for, with amounts that may not be known: that is not zero.</summary>
public sealed class FundedSchemeTests
{
    private const string Scheme =
        "slug title version sources { number name amount { amount } organisation { name } } sourcesComplete funding { known { "
        + "amount } unknownSources complete } document { title date place }";

    [Theory]
    [EveryDatabase]
    [Trait("case", "G23")]
    public async Task Cycling_has_several_sources_of_unknown_amount_and_etc(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);

        var scheme = (
            await host.DataAsync(
                $$"""
                { partnership(slug: "south-lakeland") { fundedScheme(slug: "cycling-infrastructure") { {{Scheme}} } fundedSchemes {
                totalCount nodes { slug funding { unknownSources } } } } }
                """
            )
        )["partnership"]!;

        Same.Json(
            """
            {
              "slug": "cycling-infrastructure",
              "title": "Cycling infrastructure and routes",
              "version": 0,
              "sources": [
                { "number": 1, "name": "LEP Growth Fund", "amount": null, "organisation": null },
                { "number": 2, "name": "Coastal Community Fund", "amount": null, "organisation": null }
              ],
              "sourcesComplete": false,
              "funding": { "known": null, "unknownSources": 2, "complete": false },
              "document": {
                "title": "Overview and Scrutiny: Review of Joint Working Opportunities, report to South Lakeland District Council Cabinet",
                "date": "2015-05-27",
                "place": "recommendations table, 6. Bespoke Service Developments"
              }
            }
            """,
            scheme["fundedScheme"]!.ToJsonString()
        );
        Assert.Equal(
            """{"totalCount":1,"nodes":[{"slug":"cycling-infrastructure","funding":{"unknownSources":2}}]}""",
            scheme["fundedSchemes"]!.ToJsonString()
        );

        // Nothing is not the same as not known.
        var officer = await host.KeyAsync("south-lakeland", Role.Officer);
        var changed = await ChangeAsync(
            host,
            officer,
            "sources: [{name: \"LEP Growth Fund\", amount: \"250000\"}, {name: \"Coastal Community Fund\", amount: \"0\"}, "
                + "{name: \"The district\", organisation: \"E07000031\"}], version: 0"
        );
        Assert.Equal(
            """{"known":{"amount":"250000.00"},"unknownSources":1,"complete":false}""",
            changed["fundedScheme"]!["funding"]!.ToJsonString()
        );
        Assert.Equal("South Lakeland District Council", (string?)changed["fundedScheme"]!["sources"]![2]!["organisation"]!["name"]);
        Assert.Equal("2015-05-27", (string?)changed["fundedScheme"]!["document"]!["date"]);

        changed = await ChangeAsync(host, officer, "sources: [{name: \"LEP Growth Fund\", amount: \"0\"}]");
        Assert.Equal(
            """{"known":{"amount":"0.00"},"unknownSources":0,"complete":false}""",
            changed["fundedScheme"]!["funding"]!.ToJsonString()
        );
        changed = await ChangeAsync(host, officer, "sourcesComplete: true");
        Assert.Equal(
            """{"known":{"amount":"0.00"},"unknownSources":0,"complete":true}""",
            changed["fundedScheme"]!["funding"]!.ToJsonString()
        );

        var stale = await ChangeAsync(host, officer, "title: \"T\", version: 0");
        Assert.Equal("CONFLICT", (string?)stale["errors"]![0]!["code"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Every_fault_of_a_scheme_is_told_at_once(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider, demonstration: true);
        var officer = await host.KeyAsync("south-lakeland", Role.Officer);

        var faulty = await CreateAsync(
            "slug: \"Not a slug\", title: \"\", sources: [{name: \"\", amount: \"-1\"}, {name: \"A\", organisation: \"X\"}], "
                + "sourcesComplete: true"
        );
        Assert.Equal(
            ["input/title", "input/sources/0/name", "input/sources/0/amount", "input/sources/1/organisation", "input/slug"],
            faulty["errors"]!.AsArray().Select(e => string.Join('/', e!["path"]!.AsArray().Select(p => (string?)p)))
        );
        var again = await CreateAsync("slug: \"cycling-infrastructure\", title: \"Cycling\", sources: [], sourcesComplete: true");
        Assert.Equal("ALREADY_EXISTS", (string?)again["errors"]![0]!["code"]);
        var nothing = await CreateAsync("slug: \"walking\", title: \"Walking\", sources: [], sourcesComplete: true");
        Assert.Equal("""{"known":null,"unknownSources":0,"complete":true}""", nothing["fundedScheme"]!["funding"]!.ToJsonString());

        async Task<JsonNode> CreateAsync(string input) =>
            (
                await host.DataAsync(
                    $$"""
                    mutation { createFundedScheme(input: {partnership: "south-lakeland",
                    {{input}}}) { fundedScheme { {{Scheme}} } errors { code path } } }
                    """,
                    officer
                )
            )["createFundedScheme"]!;
    }

    [Fact]
    public void No_source_that_is_known_gives_no_total()
    {
        Assert.Null(SchemeFunding.Of([], sourcesComplete: true).Known);
        Assert.Null(SchemeFunding.Of([new() { Name = "A" }], sourcesComplete: true).Known);
    }

    private static async Task<JsonNode> ChangeAsync(ModuleHost host, string key, string input) =>
        (
            await host.DataAsync(
                $$"""
                mutation { changeFundedScheme(input: {partnership: "south-lakeland", scheme: "cycling-infrastructure",
                {{input}}}) { fundedScheme { {{Scheme}} } errors { code path } } }
                """,
                key
            )
        )["changeFundedScheme"]!;
}
