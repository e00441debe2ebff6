using System.Net;
using System.Text.Json.Nodes;
using CouncilPlatform.Testing.Databases;

namespace CouncilPlatform.BackOffice.Tests;

/// <summary>
/// A published partnership is open to everyone, but not what tells of single people's posts, drafts, and what councils owe one another.
/// </summary>
public sealed class WhoMayReadTests
{
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
        Assert.DoesNotContain("shared-posts", page, StringComparison.Ordinal);

        async Task<(HttpStatusCode Status, string Text)> GetAsync(string file, string? key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/data/v1/pair" + file);
            request.Headers.Authorization = key is null ? null : new("Bearer", key);
            using var response = await pair.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private static string? Code(JsonNode answer) => (string?)answer["errors"]![0]!["extensions"]!["code"];
}
