using CouncilPlatform.Host.Tests.Core;
using CouncilPlatform.Testing.Databases;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>
/// Democratic services of a council take a matter from the terms of reference of a body to what the body decides, with pages and forms. The
/// figures are made up.
/// </summary>
public sealed class DemocraticServicesTests
{
    private const string Lancaster = "/partnerships/lancaster-district";
    private const string Cabinet = "Lancaster City Council Cabinet";
    private const string Council = "E07000121";

    [Fact]
    public async Task A_matter_is_decided_at_a_meeting_that_was_quorate_after_everything_was_considered()
    {
        await using var host = await CoreHost.StartAsync(Providers.Sqlite);
        await using var chromium = await Chromium.StartAsync(host);
        var administrator = await OpenAsync(host, chromium, Role.Administrator);
        var officer = await OpenAsync(host, chromium, Role.Officer);
        var approver = await OpenAsync(host, chromium, Role.Approver);

        await ToBodyAsync(administrator);
        await BeginAsync(administrator, "Record terms of reference");
        await DayAsync(administrator, "Day of adoption", 17, 5, 2011);
        await administrator.GetByLabel("Text", new() { Exact = true }).FillAsync("The Cabinet takes decisions.\n\nIt meets in public.");
        await administrator.GetByLabel("Quorum (optional)").FillAsync("3");
        await administrator.GetByLabel("Number of members (optional)").FillAsync("7");
        await SendAsync(administrator, "Record terms of reference");
        await administrator.GotoAsync(At(chromium, "/do/updateImplications"));
        await administrator.GetByLabel("Legal").CheckAsync();
        await administrator.GetByLabel("Rural proofing").CheckAsync();
        await SendAsync(administrator, "Choose which implications to consider");

        var first = await MeetAsync(officer, 4, 10, 2011, 2);
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("2 of 7 members attended, and the quorum is 3.");

        await ToBodyAsync(officer);
        await BeginAsync(officer, "Propose a decision");
        await officer.GetByLabel("Matter", new() { Exact = true }).FillAsync("New partnership arrangements");
        await SendAsync(officer, "Propose a decision");
        await officer.GetByRole(AriaRole.Link, new() { Name = "New partnership arrangements" }).ClickAsync();
        var matter = officer.Url;
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("Implications still to be considered");
        await BeginAsync(officer, "Submit it to the body");
        await PressAsync(officer, "Submit it to the body");
        await Assertions.Expect(officer.Locator(".govuk-error-summary")).ToContainTextAsync("Rural proofing is not considered.");
        await ConsiderAsync(officer, matter, "Legal", "Monitoring Officer");
        await ConsiderAsync(officer, matter, "Rural proofing", "Head of Community Engagement");
        await officer.GotoAsync(matter);
        await BeginAsync(officer, "Submit it to the body");
        await SendAsync(officer, "Submit it to the body");

        // The first meeting had too few members to decide.
        await approver.GotoAsync(matter);
        await BeginAsync(approver, "Record what the body decided");
        await approver.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        await DayAsync(approver, "Day of the meeting", 4, 10, 2011);
        await PressAsync(approver, "Record what the body decided");
        await Assertions
            .Expect(approver.Locator(".govuk-error-summary"))
            .ToContainTextAsync($"{Cabinet} was inquorate on 4 October 2011: 2 of 7 members attended, and the quorum is 3.");
        var second = await MeetAsync(officer, 8, 11, 2011, 5);
        await DayAsync(approver, "Day of the meeting", 8, 11, 2011);
        await SendAsync(approver, "Record what the body decided");
        Assert.NotEqual(first, second);

        var visitor = await chromium.OpenAsync(new Uri(matter).AbsolutePath);
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("Head of Community Engagement");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "8 November 2011" }).ClickAsync();
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("5 of 7 members attended, and the quorum is 3.");
        await AccessibilityTests.CheckAsync(visitor, 1280);
        await ToBodyAsync(visitor);
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("It meets in public.");
        await AccessibilityTests.CheckAsync(visitor, 1280);
        Assert.Empty(chromium.ForeignRequests);
    }

    private static async Task<IPage> OpenAsync(ModuleHost host, Chromium chromium, Role role)
    {
        var page = await chromium.OpenAsync(Lancaster);
        var key = await host.KeyAsync("lancaster-district", role, Council);
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" });
        return page;
    }

    private static string At(Chromium chromium, string path) => new Uri(chromium.Address, Lancaster + path).AbsoluteUri;

    private static async Task ToBodyAsync(IPage page)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), Lancaster + "/bodies").AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = Cabinet }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = Cabinet }).WaitForAsync();
    }

    private static async Task BeginAsync(IPage page, string form)
    {
        await page.GetByText("What you can do here").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = form, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = form, Exact = true }).WaitForAsync();
    }

    private static Task PressAsync(IPage page, string form) =>
        page.GetByRole(AriaRole.Button, new() { Name = form, Exact = true }).Last.ClickAsync();

    private static async Task SendAsync(IPage page, string form)
    {
        await PressAsync(page, form);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Done: " + form }).WaitForAsync();
    }

    private static async Task DayAsync(IPage page, string label, int day, int month, int year)
    {
        var date = page.GetByRole(AriaRole.Group, new() { Name = label });
        await date.GetByLabel("Day", new() { Exact = true }).FillAsync($"{day}");
        await date.GetByLabel("Month").FillAsync($"{month}");
        await date.GetByLabel("Year").FillAsync($"{year}");
    }

    /// <summary>Adds a meeting of the Cabinet and records how many members attended: the address of its page.</summary>
    private static async Task<string> MeetAsync(IPage page, int day, int month, int year, int members)
    {
        await ToBodyAsync(page);
        await BeginAsync(page, "Add a meeting");
        await DayAsync(page, "Day of the meeting", day, month, year);
        await SendAsync(page, "Add a meeting");
        await page.GetByRole(AriaRole.Link, new() { Name = "Record who attended", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add one to attendance" }).ClickAsync();
        await page.GetByLabel("Member", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Number").FillAsync($"{members}");
        await SendAsync(page, "Record who attended");
        await page.GetByRole(AriaRole.Link, new() { Name = Cabinet }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = Cabinet }).WaitForAsync();
        return page.Url;
    }

    private static async Task ConsiderAsync(IPage page, string matter, string kind, string office)
    {
        await page.GotoAsync(matter);
        await BeginAsync(page, "Record implications");
        await page.GetByLabel("In what respect").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await page.GetByRole(AriaRole.Group, new() { Name = "Do any arise?" }).GetByLabel("No").CheckAsync();
        await page.GetByLabel("Office that considered them").FillAsync(office);
        await SendAsync(page, "Record implications");
    }
}
