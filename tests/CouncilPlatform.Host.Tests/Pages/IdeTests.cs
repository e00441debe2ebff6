using System.Net;
using CouncilPlatform.Grants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Examples = CouncilPlatform.Host.Pages.Examples;

namespace CouncilPlatform.Host.Tests.Pages;

public sealed class IdeTests
{
    private const string Query = ".graphiql-query-editor";
    private const string Answer = ".graphiql-response";

    /// <summary>How high its window is: the page fills the window and hides what has no room.</summary>
    internal const int Height = 900;

    [Theory]
    [InlineData("/graphql")]
    [InlineData("/graphql/lancaster-district")]
    public async Task The_example_runs_beside_the_documentation_and_no_request_leaves_the_machine(string path)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(path, height: Height);

        await page.GetByRole(AriaRole.Region, new() { Name = "Documentation Explorer" })
            .GetByRole(AriaRole.Link, new() { Name = "Query", Exact = true })
            .WaitForAsync();
        await RunAsync(page);
        await page.GetByText("357535.40").First.WaitForAsync();

        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task Every_example_of_every_module_runs()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        await using var scope = host.CommandScope();
        var examples = await scope
            .ServiceProvider.GetRequiredService<Examples>()
            .ListAsync(of: null, TestContext.Current.CancellationToken);
        var lancaster = await scope
            .ServiceProvider.GetRequiredService<IPartnerships>()
            .FindAsync("lancaster-district", TestContext.Current.CancellationToken);
        var ofLancaster = await scope
            .ServiceProvider.GetRequiredService<Examples>()
            .ListAsync(lancaster, TestContext.Current.CancellationToken);
        Assert.Contains("\"lancaster-district\"", ofLancaster[0].Document, StringComparison.Ordinal);
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/graphql", height: Height);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show Examples" }).ClickAsync();
        var list = page.GetByRole(AriaRole.Region, new() { Name = "Examples", Exact = true });

        foreach (var module in examples.GroupBy(e => e.Module))
        {
            foreach (var example in module)
            {
                await list.GetByRole(AriaRole.Region, new() { Name = module.Key, Exact = true })
                    .GetByRole(AriaRole.Button, new() { Name = example.Title, Exact = true })
                    .ClickAsync();
                Assert.Equal("", await TextAsync(page, Answer));
                Assert.Equal(example.Document, await TextAsync(page, Query));
                await RunAsync(page);
                await page.Locator(Answer).GetByText("\"data\"").WaitForAsync();
                Assert.DoesNotContain("\"errors\"", await TextAsync(page, Answer), StringComparison.Ordinal);
            }
        }

        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task A_key_in_the_headers_is_sent_and_not_stored()
    {
        await using var chromium = await Chromium.StartAsync();
        var key = await chromium.Host.KeyAsync("lancaster-district", Role.Administrator);
        var page = await chromium.OpenAsync("/graphql", height: Height);
        await page.GetByRole(AriaRole.Button, new() { Name = "Headers", Exact = true }).ClickAsync();
        await WriteAsync(page, ".graphiql-editor-tool .graphiql-editor:not(.hidden)", $$"""{"Authorization": "Bearer {{key}}"}""");
        await WriteAsync(page, Query, """query Keys { partnership(slug: "lancaster-district") { keys { nodes { label } } } }""");
        await RunAsync(page);
        await page.Locator(Answer).GetByText("Administrator").First.WaitForAsync();

        // The query is stored a moment after it was written.
        await page.WaitForFunctionAsync("() => JSON.stringify(localStorage).includes('query Keys')");
        Assert.DoesNotContain(key, await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        Assert.Empty(chromium.Complaints);
    }

    [Fact]
    public async Task Who_may_not_read_the_schema_is_invited_to_sign_in_and_can_run_the_examples()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            demonstration: true,
            settings: new Dictionary<string, string?> { ["GraphQL:AnonymousIntrospection"] = "false" }
        );
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/graphql/lancaster-district", height: Height);

        var signIn = page.GetByRole(AriaRole.Region, new() { Name = "Documentation Explorer" })
            .GetByRole(AriaRole.Link, new() { Name = "Sign in" });
        Assert.Equal("/sign-in?returnUrl=%2Fgraphql%2Flancaster-district", await signIn.GetAttributeAsync("href"));
        await RunAsync(page);
        await page.GetByText("357535.40").First.WaitForAsync();
    }

    [Fact]
    public async Task A_subscription_shows_what_changes()
    {
        await using var chromium = await Chromium.StartAsync();
        var key = await chromium.Host.KeyAsync("lancaster-district", Role.Officer, "E07000121");
        var page = await chromium.OpenAsync("/graphql/lancaster-district", height: Height);
        await WriteAsync(page, Query, """subscription { fundChanged(partnership: "lancaster-district") { slug } }""");
        await RunAsync(page);

        // The host does not say when it has begun to watch, so the fund changes until a change is seen.
        while (await page.Locator(Answer).GetByText("performance-reward-grant").CountAsync() == 0)
        {
            await chromium.Host.DataAsync(
                """
                mutation { receiveFunding(input: {partnership: "lancaster-district", fund: "performance-reward-grant", revenue: "1.00"}) {
                errors { message } } }
                """,
                key
            );
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Empty(chromium.Complaints);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task It_is_accessible_but_for_what_belongs_to_its_software(int width)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync("/graphql", width: width, height: Height);
        await page.GetByRole(AriaRole.Link, new() { Name = "Query", Exact = true }).WaitForAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show Examples" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "A report's own figures beside the ledger's" }).ClickAsync();
        await RunAsync(page);
        await page.Locator(Answer).GetByText("\"data\"").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Headers", Exact = true }).ClickAsync();
        await CheckAsync(page);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);

        // From the link at the start, the keyboard reaches the editor, leaves it, and reaches the button that runs.
        await page.ReloadAsync();
        await page.Locator(Query).WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the query editor", await FocusAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Query", await FocusAsync(page));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Execute query (Ctrl-Enter)", await FocusAsync(page));
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

    private static Task RunAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Execute query (Ctrl-Enter)" }).ClickAsync();

    private static async Task WriteAsync(IPage page, string editor, string text)
    {
        await page.Locator($"{editor} .CodeMirror").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    private static Task<string> TextAsync(IPage page, string editor) =>
        page.Locator($"{editor} .CodeMirror").EvaluateAsync<string>("element => element.CodeMirror.getValue()");

    private static Task<string> FocusAsync(IPage page) =>
        page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");

    private static async Task CheckAsync(IPage page)
    {
        var found = await Axe.RunAsync(page);
        // GraphiQL's tabs contain the buttons that open and close them. The part of an editor that scrolls does so by the arrow keys.
        var ours = found.Violations.Where(v =>
            !(v.StartsWith("nested-interactive:", StringComparison.Ordinal) && v.Contains("graphiql-tab", StringComparison.Ordinal))
            && !(
                v.StartsWith("scrollable-region-focusable:", StringComparison.Ordinal)
                && v.Contains("CodeMirror-scroll", StringComparison.Ordinal)
            )
        );
        Assert.Empty(ours);
        Assert.NotEmpty(found.Passes);
    }
}
