using System.Text;
using CouncilPlatform.BackOffice;
using CouncilPlatform.CommunityPlanning;
using CouncilPlatform.Host.Tests.Pages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Imports;

/// <summary>An officer imports a file in a browser, without scripts.</summary>
public sealed class ImportPageTests
{
    private const string Home = "/partnerships/lancashire";

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("COUNCIL_SCREENSHOTS");

    [Fact]
    public async Task An_officer_sends_a_file_reads_its_faults_corrects_it_and_imports_it()
    {
        await using var host = await ModuleHost.StartAsync(
            [typeof(BackOfficeModule)],
            services: services =>
                services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development }),
            demonstration: true
        );
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/sign-in", local: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Officer of Lancaster City Council in Lancashire" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();

        await page.GotoAsync(chromium.At(Home));
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a file" }).ClickAsync();
        await CheckAsync(page, "kinds");
        await page.GetByRole(AriaRole.Link, new() { Name = "Import Services: a file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose a file." }).WaitForAsync();
        await CheckAsync(page, "form");

        var services = await host.GetAsync("/data/v1/lancashire/services.csv");
        await SendAsync(page, services.TrimEnd() + "\nnothing,that,fits\n");
        await page.GetByRole(AriaRole.Heading, new() { Name = "The file has" }).WaitForAsync();
        await CheckAsync(page, "faults");
        await page.GetByRole(AriaRole.Link, new() { Name = "Send the corrected file" }).ClickAsync();

        await SendAsync(page, services);
        await page.GetByText("Ready to import", new() { Exact = true }).WaitForAsync();
        await CheckAsync(page, "ready");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import (nothing is new or changed)" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Imported" }).WaitForAsync();
        await page.GetByText("Sent by you on").WaitForAsync();
        await CheckAsync(page, "done");
        Assert.Empty(chromium.ForeignRequests);
        Assert.DoesNotContain(chromium.Complaints, c => !c.Contains("422", StringComparison.Ordinal));

        // A stranger signs in first.
        var stranger = await chromium.OpenAsync(Home + "/imports");
        await stranger.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
    }

    [Fact]
    public async Task An_officer_answers_what_a_file_asks_without_scripts()
    {
        var profile = await File.ReadAllTextAsync(
            SharedData.Require("../cases/20-published-profile/profile.csv"),
            TestContext.Current.CancellationToken
        );
        await using var host = await ModuleHost.StartAsync(
            [typeof(CommunityPlanningModule)],
            services: services =>
                services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development }),
            demonstration: true
        );
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/sign-in", javaScript: false, local: true);
        await SignInAsync(page);
        await page.GotoAsync(chromium.At("/partnerships/north-lanarkshire/imports/new/figures"));
        await SendAsync(page, profile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with these answers" }).WaitForAsync();

        // What is likely is chosen already.
        Assert.Equal(6, await page.GetByRole(AriaRole.Group).CountAsync());
        Assert.True(await Radio(UnitOf("Children in low income households"), "percent").IsCheckedAsync());
        Assert.False(await Radio(UnitOf("Birth weight in range"), "percent").IsCheckedAsync());
        var withScripts = await chromium.OpenAsync("/sign-in", local: true);
        await SignInAsync(withScripts);
        await withScripts.GotoAsync(page.Url);
        await CheckAsync(withScripts, "questions");

        // Some answers: the page asks the rest, and keeps those.
        await Radio(UnitOf("Birth weight in range"), "percent").CheckAsync();
        await Radio(PolarityOf("Birth weight in range"), "high is good").CheckAsync();
        await GoOnAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with these answers" }).WaitForAsync();
        Assert.True(await Radio(PolarityOf("Birth weight in range"), "high is good").IsCheckedAsync());
        await Radio(PolarityOf("Children in low income households"), "low is good").CheckAsync();
        await Radio(UnitOf("Recorded incidents"), "rate").CheckAsync();
        await Radio(PolarityOf("Recorded incidents"), "low is good").CheckAsync();
        await GoOnAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import: 60 new, 0 changed" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Imported" }).WaitForAsync();
        Assert.Contains("3 new indicators", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(chromium.ForeignRequests);

        ILocator Radio(string question, string choice) =>
            page.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).GetByLabel(choice, new() { Exact = true });

        Task GoOnAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Go on with these answers" }).ClickAsync();

        static string UnitOf(string indicator) => $"\"{indicator}\" is not an indicator yet. What is its unit?";

        static string PolarityOf(string indicator) => $"Which is better for \"{indicator}\"?";

        static async Task SignInAsync(IPage page)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as a made-up person" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Officer of North Lanarkshire Council" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        }
    }

    private static async Task SendAsync(IPage page, string csv)
    {
        await page.GetByLabel("File", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "services of the council.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(csv),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        foreach (var width in AccessibilityTests.Widths)
        {
            await AccessibilityTests.CheckAsync(page, width);
            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"import-{name}-{width}.png"), FullPage = true });
            }
        }

        await page.SetViewportSizeAsync(1280, Chromium.Height);
    }
}
