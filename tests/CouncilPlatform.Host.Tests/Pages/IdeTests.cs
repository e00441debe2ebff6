using System.Net;
using CouncilPlatform.Grants;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

public sealed class IdeTests
{
    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql/lancaster-district")]
    public async Task The_example_runs_in_the_browser_and_no_request_leaves_the_machine(string path)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(path);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send Request" }).ClickAsync();
        await page.GetByText("357535.40").First.WaitForAsync();

        Assert.Empty(chromium.ForeignRequests);
        // A few inline styles are refused, which do no harm; scripts and requests are not.
        Assert.DoesNotContain(chromium.Complaints, c => !c.StartsWith("Applying inline style violates", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "", "text/html")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "?query={__typename}", "application/json")]
    [InlineData("*/*", "?query={__typename}", "application/json")]
    [InlineData("application/graphql-response+json", "?query={__typename}", "application/graphql-response+json")]
    public async Task Only_a_browser_without_a_question_is_shown_the_IDE(string accept, string query, string contentType)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType?.MediaType);
    }
}
