using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests.Appraisals;

/// <summary>Two councils of three weigh options among themselves until they publish the appraisal to the partnership.</summary>
public sealed class RestrictedAppraisalTests
{
    [Theory]
    [EveryDatabase]
    [Trait("case", "X3")]
    public async Task Its_councils_see_a_restricted_appraisal_and_its_parts_and_nobody_else_does(string provider)
    {
        await using var pair = await Pair.StartAsync(provider);
        var (first, second, county) = (
            await pair.ActingAsync(Pair.First),
            await pair.ActingAsync(Pair.Second),
            await pair.ActingAsync(Pair.County)
        );
        var appraisal = await pair.IdAsync(
            "beginAppraisal",
            $$"""
            slug: "future", title: "The future", councils: ["{{Pair.First}}", "{{Pair.Second}}"], criteria: ["Place"], ownerOnly: true,
            options: [{title: "Together", advantages: ["Capacity"]}, {title: "As is", asIs: true}]
            """,
            "appraisal",
            first
        );
        var seen = await SeenAsync(pair, first);
        Assert.Equal(1, (int)seen["appraisals"]!["totalCount"]!);
        string[] ids =
        [
            appraisal,
            .. new[] { "options", "criteria" }.SelectMany(parts =>
                seen["appraisal"]![parts]!.AsArray().Select(part => (string)part!["id"]!)
            ),
        ];
        Assert.Equal(4, ids.Length);
        const string score = """appraisal: "{0}", option: 1, criterion: 1, rating: HIGH""";
        var scoreIt = score.Replace("{0}", "future", StringComparison.Ordinal);
        await pair.DoAsync("scoreOption", scoreIt, key: second);

        foreach (var other in new[] { county, await pair.Host.KeyAsync("pair", Role.Administrator), null })
        {
            Same.Json(
                """{ "appraisals": { "totalCount": 0, "nodes": [] }, "appraisal": null }""",
                (await SeenAsync(pair, other)).ToJsonString()
            );
            foreach (var id in ids)
            {
                Assert.Null((await pair.Host.DataAsync($$"""{ node(id: "{{id}}") { id } }""", other))["node"]);
            }
        }

        foreach (var id in ids)
        {
            Assert.NotNull((await pair.Host.DataAsync($$"""{ node(id: "{{id}}") { id } }""", second))["node"]);
        }

        Assert.Equal(
            await MessageAsync(pair, score.Replace("{0}", "fabled", StringComparison.Ordinal), county),
            (await MessageAsync(pair, scoreIt, county)).Replace("future", "fabled", StringComparison.Ordinal)
        );
        // The short name is the only thing that shows.
        Assert.Equal(
            ["ALREADY_EXISTS input.slug"],
            await pair.RefusedAsync(
                "beginAppraisal",
                $$"""
                slug: "future", title: "Ours", councils: ["{{Pair.County}}"], criteria: ["Place"],
                options: [{title: "Together"}, {title: "As is"}]
                """,
                county
            )
        );

        await pair.DoAsync(
            "shareRecords",
            $"""record: "{appraisal}", with: "{Pair.County}", until: "2021-10-01" """,
            "recordShare { id }",
            second
        );
        Assert.NotNull((await SeenAsync(pair, county))["appraisal"]);
        await pair.DoAsync("scoreOption", scoreIt, key: county);
        pair.Time.Advance(TimeSpan.FromDays(1));
        Assert.Null((await SeenAsync(pair, county))["appraisal"]);

        await pair.DoAsync("publishRecord", $"""record: "{appraisal}" """, "recordVisibility { ownerOnly }", second);
        Assert.NotNull((await SeenAsync(pair, county))["appraisal"]);
        Assert.Null((await SeenAsync(pair, null))["appraisal"]);
    }

    [Fact]
    [Trait("case", "X3")]
    public async Task An_appraisal_is_published_to_the_partnership_before_it_is_published_to_everybody()
    {
        await using var pair = await Pair.StartAsync(Providers.Sqlite);
        await pair.AppraiseAsync();
        var future = (string)(await pair.ReadAsync("""appraisal(slug: "future") { id }"""))["appraisal"]!["id"]!;
        Assert.Equal(["PUBLISHED input.record"], await pair.RefusedAsync("restrictRecord", $"""record: "{future}" """));

        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "next", title: "Next", councils: ["{{Pair.First}}"], criteria: ["Place"], ownerOnly: true,
            options: [{title: "Together"}, {title: "As is"}]
            """
        );
        var payload = await pair.SendAsync("publishAppraisal", """appraisal: "next", on: "2021-09-01" """);
        Assert.Contains("OWNER_ONLY", payload["errors"]!.AsArray().Select(e => (string?)e!["code"]));
    }

    private static async Task<JsonNode> SeenAsync(Pair pair, string? key) =>
        (
            await pair.Host.DataAsync(
                """
                { partnership(slug: "pair") {
                  appraisals { totalCount nodes { slug } }
                  appraisal(slug: "future") { options { id } criteria { id } }
                } }
                """,
                key
            )
        )["partnership"]!;

    private static async Task<string> MessageAsync(Pair pair, string input, string key) =>
        (await pair.SendAsync("scoreOption", input, key: key))["errors"]!.ToJsonString();
}
