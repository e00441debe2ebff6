using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests;

/// <summary>
/// A published partnership is open to everyone, but not what tells of single people's posts, drafts, and what councils owe one another.
/// </summary>
public sealed partial class WhoMayReadTests
{
    [Theory]
    [EveryDatabase]
    public async Task Drafts_and_what_belongs_to_them_are_for_the_partnerships_own_people_by_every_way(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-02-01T12:00:00Z");
        var appraisal = await pair.IdAsync(
            "beginAppraisal",
            $$"""
            slug: "draft", title: "Draft", councils: ["{{Pair.First}}"], criteria: ["Place"], options: [{title: "One"}, {title: "Two"}]
            """,
            "appraisal"
        );
        var agreement = await pair.IdAsync(
            "draftAgreement",
            $$"""
            slug: "waste", title: "Waste", form: MEMORANDUM, purpose: "Collect together",
            legalPower: "Local Government Act 1972, section 113", startsOn: "2021", parties: ["{{Pair.First}}", "{{Pair.Second}}"]
            """,
            "agreement"
        );
        await pair.DoAsync("addClause", """agreement: "waste", number: "1", text: "Secret clause" """);
        const string lists = """
            { partnership(slug: "pair") {
              agreement(slug: "waste") { id clauses { id } } agreements(first: 100) { nodes { id } }
              appraisal(slug: "draft") { id options { id } criteria { id } } appraisals(first: 100) { nodes { id } }
            } }
            """;
        var viewer = await pair.Host.KeyAsync("pair", Role.Viewer);
        var seen = (await pair.Host.DataAsync(lists, viewer))["partnership"]!.ToJsonString();
        var ids = Id().Matches(seen).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(["Agreement", "Appraisal", "AppraisalOption", "Clause", "Criterion"], ids.Select(Type).Distinct().Order());
        Assert.Contains(appraisal, ids);
        Assert.Contains(agreement, ids);

        Same.Json(
            """{ "agreement": null, "agreements": { "nodes": [] }, "appraisal": null, "appraisals": { "nodes": [] } }""",
            (await pair.Host.DataAsync(lists))["partnership"]!.ToJsonString()
        );
        foreach (var id in ids)
        {
            var document = $$"""{ node(id: "{{id}}") { id } }""";
            Assert.NotNull((await pair.Host.DataAsync(document, viewer))["node"]);
            Assert.Null((await pair.Host.DataAsync(document))["node"]);
        }

        static string Type(string id) => id.Split('_')[0];
    }

    [Theory]
    [EveryDatabase]
    public async Task Strangers_read_agreements_and_counts_but_not_posts_drafts_or_charges(string provider)
    {
        await using var pair = await Pair.StartAsync(provider, "2021-02-01T12:00:00Z");
        await pair.AgreeAsync();
        var post = await pair.IdAsync(
            "addSharedPost",
            $$"""
            agreement: "memorandum", reference: "P1", title: "Head of Finance", employer: "{{Pair.First}}",
            shares: [{organisation: "{{Pair.First}}", percent: "100"}]
            """,
            "sharedPost"
        );
        await pair.DoAsync(
            "beginAppraisal",
            $$"""
            slug: "draft", title: "Draft", councils: ["{{Pair.First}}"], criteria: ["Place"], options: [{title: "One"},
            {title: "Two"}]
            """
        );
        await pair.AppraiseAsync();

        Same.Json(
            """
            {
              "agreement": { "title": "Memorandum of Agreement", "postsByEmployer": [{ "posts": 1 }] },
              "appraisals": { "nodes": [{ "slug": "future" }] },
              "appraisal": null
            }
            """,
            (
                await pair.Host.DataAsync(
                    """
                    { partnership(slug: "pair") { agreement(slug: "memorandum") { title postsByEmployer { posts } } appraisals { nodes
                    { slug } } appraisal(slug: "draft") { title } } }
                    """
                )
            )["partnership"]!.ToJsonString()
        );
        foreach (
            var closed in new[]
            {
                "agreement(slug: \"memorandum\") { posts { totalCount } }",
                "recharges { totalCount }",
                "reconciliations(financialYear: \"2021/22\") { words }",
            }
        )
        {
            Assert.Equal("UNAUTHENTICATED", Code(await pair.Host.AskAsync($$"""{ partnership(slug: "pair") { {{closed}} } }""")));
        }

        Assert.DoesNotContain(
            post,
            (await pair.Host.AskAsync($$"""{ node(id: "{{post}}") { id } }""")).ToJsonString(),
            StringComparison.Ordinal
        );

        var viewer = await pair.Host.KeyAsync("pair", Role.Viewer);
        Assert.Equal(post, (string?)(await pair.Host.DataAsync($$"""{ node(id: "{{post}}") { id } }""", viewer))["node"]!["id"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/shared-posts.csv", key: null)).Status);
        Assert.Contains("Head of Finance", (await GetAsync("/shared-posts.csv", viewer)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("shared-posts", (await GetAsync("", key: null)).Text, StringComparison.Ordinal);
        Assert.Contains("shared-posts.csv", (await GetAsync("", viewer)).Text, StringComparison.Ordinal);
        var page = await pair.Host.Client.GetStringAsync(
            new Uri("/partnerships/pair", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("href=\"/data/v1/pair/appraisal-future.html\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("shared-posts.csv", page, StringComparison.Ordinal);
        var posts = await pair.Host.GetAsync("/partnerships/pair/shared-posts");
        Assert.Contains("Memorandum of Agreement", posts, StringComparison.Ordinal);
        Assert.DoesNotContain("Head of Finance", posts, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string Text)> GetAsync(string file, string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/data/v1/pair" + file);
            request.Headers.Authorization = key is null ? null : new("Bearer", key);
            using var response = await pair.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("[A-Za-z]+_[0-9a-f]{32}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    private static string? Code(JsonNode answer) => (string?)answer["errors"]![0]!["extensions"]!["code"];
}
