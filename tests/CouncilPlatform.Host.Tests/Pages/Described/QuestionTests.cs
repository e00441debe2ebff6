using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilPlatform.Grants;

namespace CouncilPlatform.Host.Tests.Pages.Described;

/// <summary>The question behind a page: what other programs send to get the same answer.</summary>
public sealed partial class QuestionTests
{
    [Fact]
    public async Task What_curl_sends_gets_the_answer_that_the_page_shows()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var page = await host.GetAsync("/partnerships/lancaster-district/members?role=MEMBER");
        var link = Link().Match(page).Groups["address"].Value;
        Assert.Equal("/questions/lancaster-district/members?role=MEMBER", link);

        var question = WebUtility.HtmlDecode(await host.GetAsync(link));
        var body = Body().Match(question).Groups["body"].Value.Replace(@"'\''", "'", StringComparison.Ordinal);
        using var answer = await host.Client.PostAsJsonAsync(
            "/graphql/lancaster-district",
            JsonNode.Parse(body),
            JsonSerializerOptions.Web,
            TestContext.Current.CancellationToken
        );
        var data = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["data"]!;
        var members = data["partnership"]!["members"]!["nodes"]!.AsArray();
        Assert.NotEmpty(members);
        Assert.All(members, m => Assert.Equal("MEMBER", (string)m!["role"]!));
        Assert.All(
            members,
            m => Assert.Contains(WebUtility.HtmlEncode((string)m!["organisation"]!["name"]!), page, StringComparison.Ordinal)
        );
        Assert.Contains("Rows = Answer[data][partnership][members][nodes]", question, StringComparison.Ordinal);
        Assert.Contains("data.partnership.members.nodes", question, StringComparison.Ordinal);
        Assert.Contains("/graphql/lancaster-district?role=MEMBER&page=members", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/questions/nowhere/members")]
    [InlineData("/questions/lancaster-district/nothing")]
    [InlineData("/questions/lancaster-district/audit")]
    [InlineData("/questions/lancaster-district/fund")]
    public async Task A_page_that_the_visitor_does_not_have_has_no_question(string address)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        using var response = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_page_has_no_accessibility_violation_and_its_question_opens_in_the_IDE()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("/partnerships/lancaster-district/funds");
        await page.GetByText("The question behind this page").ClickAsync();
        foreach (var width in AccessibilityTests.Widths)
        {
            await AccessibilityTests.CheckAsync(page, width);
        }

        await page.SetViewportSizeAsync(1280, IdeTests.Height);
        await page.GetByText("Ask it in the GraphQL IDE").ClickAsync();
        await page.Locator(".graphiql-query-editor").GetByText("query Funds").First.WaitForAsync();
        await page.Locator(".graphiql-execute-button").ClickAsync();
        await page.Locator(".result-window").GetByText("Performance Reward Grant").First.WaitForAsync();
        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    [GeneratedRegex("href=\"(?<address>[^\"]+)\">The question behind this page", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("-d '(?<body>\\{.*?\\})'</pre>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Body();
}
