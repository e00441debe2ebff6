using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CouncilPlatform.Grants;
using CouncilPlatform.Host.Tests.Pages;
using CouncilPlatform.Testing.Databases;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Core.Administration;

/// <summary>What administrators of a partnership see and do, in GraphQL and on their pages.</summary>
public sealed class AdministrationTests
{
    private const string Partnership = "lancaster-district";

    private static readonly string[] Pages =
    [
        "administration",
        "administration/modules/grants",
        "people",
        "keys",
        "shares",
        "audit",
        "parked-events",
        "webhooks",
    ];

    [Theory, EveryDatabase]
    public async Task A_module_says_what_it_brings_and_what_would_be_hidden(string provider)
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, provider, demonstration: true);
        var key = await host.KeyAsync(Partnership, Role.Administrator);

        var modules = (await ChoicesAsync(host, key, "module title on installed asks askedBy")).ToDictionary(
            m => (string)m!["module"]!,
            m => m!
        );
        Assert.Equal(EveryModule.All.Select(EveryModule.IdOf).Order(StringComparer.Ordinal), modules.Keys.Order(StringComparer.Ordinal));
        Assert.True((bool)modules["grants"]["on"]!);
        Assert.Equal(["Locality Plans"], modules["grants"]["asks"]!.AsArray().Select(t => (string)t!));
        Assert.Contains("Grants", modules["localityplans"]["askedBy"]!.AsArray().Select(t => (string)t!));

        var grants = (await ChoicesAsync(host, key, "summary pages forms imports files records { kind count }", "grants")).Single()!;
        Assert.NotEmpty((string)grants["summary"]!);
        Assert.Contains("Funds", grants["pages"]!.AsArray().Select(t => (string)t!));
        Assert.Contains("Allocate grant", grants["forms"]!.AsArray().Select(t => (string)t!));
        Assert.NotEmpty(grants["imports"]!.AsArray());
        Assert.NotEmpty(grants["files"]!.AsArray());
        var allocations = await host.DataAsync(
            $$"""{ partnership(slug: "{{Partnership}}") { funds { nodes { allocations { totalCount } } } } }"""
        );
        var counted = grants["records"]!.AsArray().Single(r => (string)r!["kind"]! == "Allocation")!;
        Assert.Equal(
            allocations["partnership"]!["funds"]!["nodes"]!.AsArray().Sum(f => (int)f!["allocations"]!["totalCount"]!),
            (int)counted["count"]!
        );
    }

    [Fact]
    public async Task Only_administrators_have_the_pages()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        var administrator = await host.KeyAsync(Partnership, Role.Administrator);
        var approver = await host.KeyAsync(Partnership, Role.Approver);
        foreach (var page in Pages)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, page, administrator));
            Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(host, page, approver));
        }

        Assert.Contains("/administration\"", await host.GetAsync($"/partnerships/{Partnership}", administrator), StringComparison.Ordinal);
        foreach (var other in new[] { approver, null })
        {
            var home = await host.GetAsync($"/partnerships/{Partnership}", other);
            Assert.DoesNotContain("/administration\"", home, StringComparison.Ordinal);
            Assert.DoesNotContain("/audit\"", home, StringComparison.Ordinal);
            using var file = await SendAsync(host, $"/partnerships/{Partnership}/audit/audit.csv", other);
            Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        }

        var refused = await host.AskAsync(
            $$"""{ partnership(slug: "{{Partnership}}") { moduleChoices { module } parkedEvents { totalCount } } }""",
            approver
        );
        Assert.Equal(["FORBIDDEN", "FORBIDDEN"], refused["errors"]!.AsArray().Select(e => (string)e!["extensions"]!["code"]!));
    }

    [Fact]
    public async Task A_module_is_turned_off_in_the_browser_after_its_page_said_what_that_hides_and_on_again()
    {
        await using var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: true);
        await using var chromium = await Chromium.StartAsync(host);
        var key = await host.KeyAsync(Partnership, Role.Administrator);
        var page = await chromium.OpenAsync("/", javaScript: false);
        await page.Context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {key}")]);
        await page.GotoAsync(new Uri(chromium.Address, $"/partnerships/{Partnership}/administration").AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "Grants", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What turning it off would hide" }).WaitForAsync();
        await page.GetByText("Nothing is deleted").WaitForAsync();

        await page.GetByLabel("Why you turn it off").FillAsync("The pot is spent.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn Grants off" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn Grants on" }).WaitForAsync();
        Assert.Equal(["False"], (await ChoicesAsync(host, key, "on", "grants")).Select(m => ((bool)m!["on"]!).ToString()));

        await page.GetByRole(AriaRole.Button, new() { Name = "Turn Grants on" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn Grants off" }).WaitForAsync();
        Assert.Equal(["True"], (await ChoicesAsync(host, key, "on", "grants")).Select(m => ((bool)m!["on"]!).ToString()));
    }

    [Fact]
    public async Task The_pages_have_no_accessibility_violation_and_do_not_scroll_sideways()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        await using var chromium = await Chromium.StartAsync(host);
        var key = await host.KeyAsync(Partnership, Role.Administrator, "E07000121");
        var page = await chromium.OpenAsync("/");
        await page.Context.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {key}")]);
        foreach (var width in AccessibilityTests.Widths)
        {
            foreach (var path in Pages)
            {
                await page.GotoAsync(new Uri(chromium.Address, $"/partnerships/{Partnership}/{path}").AbsoluteUri);
                await AccessibilityTests.CheckAsync(page, width);
            }
        }

        Assert.Empty(chromium.Complaints);
    }

    private static async Task<JsonArray> ChoicesAsync(ModuleHost host, string key, string fields, string? module = null)
    {
        var only = module is null ? "" : $"(module: \"{module}\")";
        var data = await host.DataAsync($$"""{ partnership(slug: "{{Partnership}}") { moduleChoices{{only}} { {{fields}} } } }""", key);
        return data["partnership"]!["moduleChoices"]!.AsArray();
    }

    private static async Task<HttpStatusCode> StatusAsync(ModuleHost host, string page, string? key)
    {
        using var response = await SendAsync(host, $"/partnerships/{Partnership}/{page}", key);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(ModuleHost host, string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
