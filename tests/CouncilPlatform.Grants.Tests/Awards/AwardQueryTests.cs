using System.Text.Json.Nodes;
using CouncilPlatform.Grants.Tests.OpenData;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.Grants.Tests.Awards;

public sealed class AwardQueryTests
{
    [Theory]
    [EveryDatabase]
    public async Task Awards_are_listed_newest_or_greatest_first_and_paged(string provider)
    {
        await using var host = await StartAsync(provider);

        Assert.Equal(["6", "5", "4"], await IdsAsync(host, "first: 3"));
        var greatest = await IdsAsync(host, "orderBy: {field: AMOUNT, direction: DESCENDING}, first: 3");
        Assert.Equal("3", greatest[0]);
        Assert.Equal(["2", "6"], greatest.Skip(1).Order(StringComparer.Ordinal));
        foreach (var order in new[] { "AWARD_DATE", "AMOUNT" })
        {
            var orderBy = $"orderBy: {{field: {order}, direction: DESCENDING}}";
            var paged = new List<string>();
            for (string? after = null; ; )
            {
                var page = await AskAsync(host, $"{orderBy}, first: 2{(after is null ? "" : $", after: \"{after}\"")}");
                paged.AddRange(Ids(page));
                after = (string?)page["pageInfo"]!["endCursor"];
                if (!(bool)page["pageInfo"]!["hasNextPage"]!)
                    break;
            }

            Assert.Equal(await IdsAsync(host, orderBy), paged);
            Assert.Equal(7, paged.Count);
            Assert.Equal(paged[^2..], await IdsAsync(host, $"{orderBy}, last: 2"));
        }
    }

    [Theory]
    [EveryDatabase]
    public async Task Awards_are_found_by_programme_and_recipient(string provider)
    {
        await using var host = await StartAsync(provider);

        Assert.Equal(["4", "1"], await IdsAsync(host, "filter: {programme: \"P1\"}"));
        Assert.Equal(["5", "3", "1"], await IdsAsync(host, "filter: {recipient: \"R1\"}"));
        Assert.Equal(["1"], await IdsAsync(host, "filter: {programme: \"P1\", recipient: \"R1\"}"));
        Assert.Equal([], await IdsAsync(host, "filter: {programme: \"none\"}"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Awards_without_a_programme_have_a_sum_too(string provider)
    {
        await using var host = await StartAsync(provider);

        var data = await host.DataAsync(
            """
            { partnership(slug: "trafford") { awardSummary { count recipients total { amount } byProgramme { code count total { amount
            } } } } }
            """
        );

        Same.Json(
            """
            {
              "count": 7,
              "recipients": 2,
              "total": { "amount": "210.00" },
              "byProgramme": [
                { "code": null, "count": 3, "total": { "amount": "100.00" } },
                { "code": "P1", "count": 2, "total": { "amount": "50.00" } },
                { "code": "P2", "count": 2, "total": { "amount": "60.00" } }
              ]
            }
            """,
            data["partnership"]!["awardSummary"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task The_awards_that_meet_conditions_have_a_sum()
    {
        await using var host = await StartAsync(Providers.Sqlite);

        var data = await host.DataAsync(
            """
            { partnership(slug: "trafford") { awardSummary(filter: {programme: "P1"}) { count total { amount } byProgramme { code count }
            } } }
            """
        );

        Same.Json(
            """{ "count": 2, "total": { "amount": "50.00" }, "byProgramme": [{ "code": "P1", "count": 2 }] }""",
            data["partnership"]!["awardSummary"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task An_empty_partnership_sums_to_nothing()
    {
        await using var host = await Imports.StartAsync(Providers.Sqlite);

        var data = await host.DataAsync(
            """
            { partnership(slug: "trafford") { awardSummary { count recipients total { amount } byProgramme { code } }
            award(identifier: "none") { title } awards { totalCount } } }
            """
        );

        Same.Json(
            """
            {
              "awardSummary": { "count": 0, "recipients": 0, "total": { "amount": "0.00" }, "byProgramme": [] },
              "award": null,
              "awards": { "totalCount": 0 }
            }
            """,
            data["partnership"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task An_award_its_recipient_and_its_programme_are_nodes()
    {
        await using var host = await StartAsync(Providers.Sqlite);
        var award = (
            await host.DataAsync(
                """{ partnership(slug: "trafford") { award(identifier: "360G-example-1") { id recipient { id } programme { id } } } }"""
            )
        )["partnership"]!["award"]!;

        foreach (var id in new[] { award["id"], award["recipient"]!["id"], award["programme"]!["id"] })
            Assert.Equal(
                (string?)id,
                (string?)
                    (await host.DataAsync("query($id: ID!) { node(id: $id) { id } }", variables: new { id = (string?)id }))["node"]!["id"]
            );
    }

    [Fact]
    public async Task A_stranger_sees_no_award_of_a_partnership_that_is_not_published()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        await host.CreatePartnershipAsync("hidden", published: false, "grants");
        using var file = new PackageFile($$"""{"grants":[{{FaultyPackage.ValidGrant("a").ToJsonString()}}]}""");
        Assert.Equal(0, (await host.CommandAsync("grants", "import", file.Path, "--partnership", "hidden")).Exit);
        var id = new GlobalId("Award", (await host.AwardsAsync()).Values.Single().Id).ToString();

        Assert.Null((await host.DataAsync("query($id: ID!) { node(id: $id) { id } }", variables: new { id }))["node"]);
        Assert.NotNull(
            (await host.DataAsync("query($id: ID!) { node(id: $id) { id } }", await host.KeyAsync("hidden", Role.Viewer), new { id }))[
                "node"
            ]
        );
    }

    [Theory]
    [EveryDatabase]
    public async Task Statements_do_not_grow_with_the_page_and_read_no_source(string provider)
    {
        await using var host = await Imports.StartAsync(provider);
        await host.ImportAsync(SharedData.Require("360giving/trafford-grants.json"));

        var few = await StatementsAsync(2);
        var many = await StatementsAsync(100);

        Assert.Equal(few.Count, many.Count);
        Assert.Equal(3, many.Count); // the page with its total, recipients, programmes
        Assert.DoesNotContain(
            many,
            s => s.Contains("grants_award_sources", StringComparison.Ordinal) || s.Contains("Description", StringComparison.Ordinal)
        );

        async Task<IReadOnlyList<string>> StatementsAsync(int first)
        {
            host.Sql.Reset();
            var data = await host.DataAsync(
                "query($first: Int!) { partnership(slug: \"trafford\") { awards(first: $first) { totalCount nodes { title "
                    + "amount { amount } recipient { name } programme { code } } } } }",
                variables: new { first }
            );
            Assert.Equal(first, data["partnership"]!["awards"]!["nodes"]!.AsArray().Count);
            return [.. host.Sql.Statements.Where(s => s.Contains("grants_", StringComparison.Ordinal))];
        }
    }

    /// <summary>Seven awards, a day apart: programme P1, P2 or none, recipient R0 or R1.</summary>
    private static async Task<ModuleHost> StartAsync(string provider)
    {
        var host = await Imports.StartAsync(provider);
        int[] amounts = [10, 20, 40, 50, 30, 20, 40];
        var grants = amounts.Select(
            (amount, i) =>
            {
                var grant = FaultyPackage.ValidGrant($"{i}");
                grant["amountAwarded"] = amount;
                grant["awardDate"] = $"2013-01-1{i}";
                grant["recipientOrganization"]![0]!["id"] = $"R{i % 2}";
                if (i % 3 == 0)
                    grant.Remove("grantProgramme");
                else
                    grant["grantProgramme"] = new JsonArray(new JsonObject { ["code"] = $"P{i % 3}" });
                return grant.ToJsonString();
            }
        );
        Assert.Equal(0, (await host.ImportTextAsync($$"""{"grants":[{{string.Join(',', grants)}}]}""")).Exit);
        return host;
    }

    private static async Task<JsonNode> AskAsync(ModuleHost host, string arguments) =>
        (
            await host.DataAsync(
                $$"""
                { partnership(slug: "trafford") { awards({{arguments}}) { nodes { identifier } pageInfo { hasNextPage endCursor } } }
                }
                """
            )
        )["partnership"]!["awards"]!;

    private static async Task<IReadOnlyList<string>> IdsAsync(ModuleHost host, string arguments) => Ids(await AskAsync(host, arguments));

    private static IReadOnlyList<string> Ids(JsonNode page) =>
        [.. page["nodes"]!.AsArray().Select(n => ((string?)n!["identifier"])!["360G-example-".Length..])];
}
