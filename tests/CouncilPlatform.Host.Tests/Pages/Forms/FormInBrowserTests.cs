using CouncilPlatform.Grants;
using CouncilPlatform.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages.Forms;

/// <summary>An officer records something in a browser, with and without scripts.</summary>
public sealed class FormInBrowserTests
{
    private const string Home = "/partnerships/lancaster-district";
    private const string Officer = "Officer of Lancaster City Council in Lancaster";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("COUNCIL_SCREENSHOTS");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_allocates_a_grant_from_the_page_of_its_fund(bool javaScript)
    {
        await using var host = await StartAsync();
        await using var chromium = await Chromium.StartAsync(host);
        var page = await SignInAsync(chromium, javaScript);

        await page.GotoAsync(chromium.At(Home + "/do"));
        await CheckAsync(page, "list", javaScript);
        await page.GotoAsync(chromium.At(Home + "/funds"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Performance Reward Grant" }).First.ClickAsync();
        await page.GetByText("What you can do here").ClickAsync();
        await CheckAsync(page, "thing", javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Allocate a grant" }).ClickAsync();
        await CheckAsync(page, "form", javaScript);

        // Nothing is filled in.
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter the name of the project." }).ClickAsync();
        await CheckAsync(page, "errors", javaScript);

        // A row more than is needed, and one less.
        await page.GetByRole(AriaRole.Button, new() { Name = "Add one to priorities" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove priority 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add one to priorities" }).WaitForAsync();
        await page.GetByLabel("Name of the project").FillAsync("Warm homes advice");
        await page.GetByLabel("Revenue (optional)").FillAsync("£1,000");
        var ends = page.GetByRole(AriaRole.Group, new() { Name = "End of the project (optional)" });
        await ends.GetByLabel("Month").FillAsync("13");
        await ends.GetByLabel("Year").FillAsync("2012");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "End of the project must be a real date" }).WaitForAsync();
        Assert.Equal("Warm homes advice", await page.GetByLabel("Name of the project").InputValueAsync());

        await ends.GetByLabel("Month").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Check your answers" }).WaitForAsync();
        await CheckAsync(page, "check", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change name of the project" }).ClickAsync();
        Assert.Equal("£1,000", await page.GetByLabel("Revenue (optional)").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allocate a grant now" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Done: Allocate a grant" }).WaitForAsync();
        await CheckAsync(page, "done", javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Warm homes advice" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Warm homes advice" }).WaitForAsync();
        Assert.Empty(chromium.ForeignRequests);
        Assert.DoesNotContain(chromium.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_ends_in_mid_form_loses_nothing_to_its_person_and_shows_nothing_to_another(bool javaScript)
    {
        await using var host = await StartAsync();
        await using var chromium = await Chromium.StartAsync(host);
        var page = await SignInAsync(chromium, javaScript);
        var form = chromium.At(Home + "/do/allocateGrant");
        await page.GotoAsync(form);
        await page.GetByLabel("Name of the project").FillAsync("Warm homes advice");
        await page.GetByLabel("Revenue (optional)").FillAsync("£1,000");
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();

        // Somebody else signs in at the same computer.
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Administrator of Lancaster City Council in Lancaster" }).ClickAsync();
        Assert.Equal("", await page.GetByLabel("Name of the project").InputValueAsync());

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(form);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Officer }).ClickAsync();
        await page.GetByText("What you had filled in is here.").WaitForAsync();
        await CheckAsync(page, "kept", javaScript);
        Assert.Equal("Warm homes advice", await page.GetByLabel("Name of the project").InputValueAsync());
        Assert.Equal("£1,000", await page.GetByLabel("Revenue (optional)").InputValueAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_people_who_change_one_thing_see_what_the_other_did(bool javaScript)
    {
        await using var host = await BodyForms.StartAsync(Providers.Sqlite);
        var body = await host.AddBodyAsync();
        await using var chromium = await Chromium.StartAsync(host);
        var (first, second) = (await OpenAsync("first"), await OpenAsync("second"));
        await first.GetByLabel("Name", new() { Exact = true }).FillAsync("Joint Executive");
        await first.GetByRole(AriaRole.Button, new() { Name = "Change body" }).ClickAsync();
        await first.GetByRole(AriaRole.Heading, new() { Name = "Done: Change body" }).WaitForAsync();
        await second.GetByLabel("Name", new() { Exact = true }).FillAsync("Joint Board");
        await second.GetByLabel("Name", new() { Exact = true }).PressAsync("Enter");
        var name = second.GetByRole(AriaRole.Group, new() { Name = "Name" });
        await name.GetByText("Joint Executive").WaitForAsync();
        Assert.True(await name.GetByLabel("Keep what I entered").IsCheckedAsync());
        await CheckAsync(second, "differences", javaScript);
        await name.GetByLabel("Keep what I entered").PressAsync("ArrowUp");
        Assert.True(await name.GetByLabel("Keep what is recorded now").IsCheckedAsync());
        await second.GetByRole(AriaRole.Button, new() { Name = "Change body" }).PressAsync("Enter");
        await second.GetByRole(AriaRole.Heading, new() { Name = "Done: Change body" }).WaitForAsync();
        Assert.Equal("Joint Executive", (string?)(await host.BodyAsync(body))["name"]);

        async Task<IPage> OpenAsync(string label)
        {
            var page = await chromium.OpenAsync("/", javaScript);
            var key = await host.KeyAsync(BodyForms.Slug, Role.Administrator, label: label);
            await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" });
            await page.GotoAsync(new Uri(chromium.Address, $"{BodyForms.FormOf("changeBody")}?body={body}").AbsoluteUri);
            return page;
        }
    }

    /// <summary>Forms with each kind of field: rows within rows, groups, lists of things, checkboxes, long lists of choices.</summary>
    [Fact]
    public async Task Forms_with_each_kind_of_field_have_no_accessibility_violation()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All);
        await host.CreatePartnershipAsync("everything", published: true, [.. EveryModule.All.Select(EveryModule.IdOf)]);
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/");
        var key = await host.KeyAsync("everything", Role.Administrator);
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" });
        foreach (var mutation in new[] { "publishForm", "beginAppraisal", "recordStatedTotal", "proposeDecision", "saveService" })
        {
            await page.GotoAsync(new Uri(chromium.Address, $"/partnerships/everything/do/{mutation}").AbsoluteUri);
            await CheckAsync(page, mutation, javaScript: true);
            await page.Locator("form[method=post] button.govuk-button:not(.govuk-button--secondary)").ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "There is a problem" }).WaitForAsync();
            await CheckAsync(page, mutation + "-errors", javaScript: true);
        }

        Assert.Empty(chromium.ForeignRequests);
    }

    private static Task<ModuleHost> StartAsync() =>
        ModuleHost.StartAsync(
            [typeof(GrantsModule)],
            services: services =>
                services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development }),
            demonstration: true
        );

    private static async Task<IPage> SignInAsync(Chromium chromium, bool javaScript)
    {
        var page = await chromium.OpenAsync("/sign-in", javaScript, local: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = Officer }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        return page;
    }

    private static async Task CheckAsync(IPage page, string name, bool javaScript)
    {
        // axe is a script itself.
        foreach (var width in javaScript ? AccessibilityTests.Widths : [])
        {
            await AccessibilityTests.CheckAsync(page, width);
            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"form-{name}-{width}.png"), FullPage = true });
            }
        }

        await page.SetViewportSizeAsync(1280, Chromium.Height);
    }
}
