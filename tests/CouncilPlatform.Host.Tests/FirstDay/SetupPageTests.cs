using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Core.Setup;
using CouncilPlatform.Host.Tests.Hosting.Proxies;
using CouncilPlatform.Host.Tests.Pages;
using CouncilPlatform.Testing.Databases;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.FirstDay;

/// <summary>The page that makes the first partnership.</summary>
public sealed partial class SetupPageTests
{
    private static readonly Uri Page = new("/setup", UriKind.Relative);

    private static readonly (string, string)[] _all =
    [
        ("Form.Name", "North Lakes"),
        ("Form.Kind", "TwoTier"),
        ("Form.Members[0].Code", "E07000031"),
        ("Form.Members[0].Name", "South Lakeland District Council"),
        ("Form.Members[0].Kind", "District"),
        ("Form.Members[0].Role", "Lead"),
        ("Form.Modules", "grants"),
        ("Form.Administrator", "Robin Example"),
        ("Form.ForTeam", "false"),
    ];

    [Theory, EveryDatabase]
    public async Task On_its_own_computer_it_works_once_without_a_code(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider);
        Assert.Contains("Set up the first partnership", await host.Client.GetStringAsync("/"), StringComparison.Ordinal);

        var wrong = await PostAsync(
            host.Client,
            [.. _all.Select(f => f.Item1 is "Form.Name" or "Form.Administrator" ? (f.Item1, "") : f), ("Form.Members[1].Code", "E99")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("<a href=\"#name\">Enter the name.</a>", wrong.Text, StringComparison.Ordinal);

        wrong = await PostAsync(
            host.Client,
            [.. _all.Select(f => f.Item1 == "Form.Modules" ? (f.Item1, "bicycles") : f), ("Form.Members[1].Code", "E99")]
        );
        Assert.Contains("<a href=\"#member-1\">No organisation has the code &quot;E99&quot;.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#modules\">The module &quot;bicycles&quot; is not installed.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"South Lakeland District Council\"", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await host.DataAsync("{ organisations { totalCount } }"))["organisations"]!["totalCount"]!);

        var done = await PostAsync(host.Client, _all);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var invitation = InvitationAddress().Match(done.Text).Groups["address"].Value;
        Assert.StartsWith($"http://localhost:{host.Client.BaseAddress!.Port}/invitations/", invitation, StringComparison.Ordinal);
        Assert.Contains(
            "You are invited, Robin Example",
            await host.Client.GetStringAsync(new Uri(invitation).AbsolutePath),
            StringComparison.Ordinal
        );
        var key = await host.KeyAsync();
        Assert.Equal(
            """{"name":"North Lakes","modules":["grants"],"members":{"nodes":[{"role":"LEAD"}]}}""",
            (await host.DataAsync("""{ partnership(slug: "north-lakes") { name modules members { nodes { role } } } }""", key))[
                "partnership"
            ]!.ToJsonString()
        );

        using var gone = await host.Client.GetAsync(Page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.DoesNotContain("/setup", await host.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Two_at_once_make_one_partnership(string provider)
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(provider);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => PostAsync(host.Client, [.. _all, ("Form.Slug", $"north-{i}")]))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(
            1,
            (int)(await host.DataAsync("{ partnerships { totalCount } }", await host.KeyAsync()))["partnerships"]!["totalCount"]!
        );
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>();
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in _all)
        {
            form.Add(new StringContent(value), name);
        }

        using var response = await host.Client.PostAsync(Page, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("YARP")]
    public async Task Through_a_proxy_it_asks_for_the_code_of_the_log_and_keeps_to_the_public_address(string kind)
    {
        var log = new Log();
        await using var host = await ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            services: s => s.AddSingleton<ILoggerProvider>(log),
            settings: new Dictionary<string, string?> { ["Proxies"] = "127.0.0.1", ["AllowedHosts"] = Guide.PublicHost }
        );
        await using var proxy = await PublicProxy.StartAsync(kind, host.Client.BaseAddress!);
        using var client = proxy.Client();
        await host.Services.GetRequiredService<SetupCode>().AnnounceAsync(TestContext.Current.CancellationToken);
        var code = CodeOfLog().Match(Assert.Single(log.Lines)).Value;

        Assert.Contains("with the code from its log", await client.Http.GetStringAsync("/"), StringComparison.Ordinal);
        foreach (var wrong in new[] { "", code[..^1], code.ToLowerInvariant() })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(client.Http, [.. _all, ("Form.Code", wrong)])).Status);
        }

        var done = await PostAsync(client.Http, [.. _all, ("Form.Code", code)]);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.StartsWith("__Host-council-form=", done.Cookie, StringComparison.Ordinal);
        Assert.Contains("; secure; samesite=lax; httponly", done.Cookie, StringComparison.Ordinal);
        Assert.StartsWith(
            $"https://{Guide.PublicHost}/invitations/",
            InvitationAddress().Match(done.Text).Groups["address"].Value,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1", null)]
    [InlineData("Via", "1.1 proxy", null)]
    [InlineData("Host", "partnerships.example", null)]
    [InlineData("Accept", "*/*", "https://partnerships.example")]
    public async Task A_proxy_that_nobody_has_configured_does_not_open_it(string header, string value, string? publicAddress)
    {
        await using var host = await ModuleHost.StartAsync(
            [],
            settings: new Dictionary<string, string?> { ["PublicAddress"] = publicAddress }
        );
        var answer = await PostAsync(host.Client, _all, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Enter the code from the log of the host", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_without_JavaScript_and_has_no_accessibility_violation()
    {
        await using var chromium = await Chromium.StartAsync(demonstration: false);
        foreach (var width in new[] { 1280, 320 })
        {
            var checkedPage = await chromium.OpenAsync("/setup", width: width);
            await PressAsync(checkedPage, "Continue");
            await checkedPage.GetByText("There is a problem").WaitForAsync();
            await CheckAsync(checkedPage, width);
            await GoThroughAsync(checkedPage, () => CheckAsync(checkedPage, width));
        }

        var page = await chromium.OpenAsync("/", javaScript: false);
        await PressAsync(page, "Set up the first partnership");
        await GoThroughAsync(page);
        await page.GetByText("uk_local_authorities.csv").WaitForAsync();

        // What was typed stays, whichever page the visitor goes back to.
        await PressAsync(page, "Change The partnership");
        Assert.Equal("North Lakes", await page.Locator("#name").InputValueAsync());
        await page.Locator("#name").FillAsync("Northern Lakes");
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await PressAsync(page, "Continue");
        }

        await page.GetByText("Northern Lakes").WaitForAsync();
        await PressAsync(page, "Set up");
        await page.Locator("#invitation").WaitForAsync();
        Assert.Empty(chromium.ForeignRequests);
    }

    /// <summary>Answers page after page, up to the answers to check.</summary>
    private static async Task GoThroughAsync(IPage page, Func<Task>? look = null)
    {
        look ??= () => Task.CompletedTask;
        await page.Locator("#name").FillAsync("North Lakes");
        await PressAsync(page, "Continue");
        await page.Locator("#register").SetInputFilesAsync(SharedData.Require("councils/uk_local_authorities.csv"));
        await page.Locator("#member-0").FillAsync("E07000031");
        await look();
        await PressAsync(page, "Continue");
        await page.GetByLabel("grants").WaitForAsync();
        await look();
        await PressAsync(page, "Continue");
        await page.Locator("#administrator").FillAsync("Robin Example");
        await look();
        await PressAsync(page, "Continue");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" }).WaitForAsync();
        await look();
    }

    private static Task PressAsync(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task CheckAsync(IPage page, int width)
    {
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}")));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    private static async Task<Answer> PostAsync(
        HttpClient http,
        IReadOnlyList<(string Name, string Value)> fields,
        params (string Name, string Value)[] headers
    )
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, Page);
        Add(get);
        using var shown = await http.SendAsync(get, TestContext.Current.CancellationToken);
        if (shown.StatusCode == HttpStatusCode.NotFound)
        {
            return new(shown.StatusCode, "", "");
        }

        var cookie = shown.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-council-form=", StringComparison.Ordinal));
        using var form = new MultipartFormDataContent();
        var token = Token().Match(await shown.Content.ReadAsStringAsync()).Groups["token"].Value;
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = form };
        Add(request);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), cookie);

        void Add(HttpRequestMessage message)
        {
            foreach (var (name, value) in headers)
            {
                message.Headers.Add(name, value);
            }
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("id=\"invitation\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InvitationAddress();

    [GeneratedRegex("[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex CodeOfLog();

    private sealed record Answer(HttpStatusCode Status, string Text, string Cookie);

    /// <summary>What the host writes about the code.</summary>
    private sealed class Log : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(SetupCode).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
