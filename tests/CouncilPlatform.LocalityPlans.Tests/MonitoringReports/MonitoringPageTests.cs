using CouncilPlatform.LocalityPlans.MonitoringReports;
using CouncilPlatform.LocalityPlans.Progress;
using CouncilPlatform.Sdk;
using CouncilPlatform.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CouncilPlatform.LocalityPlans.Tests.MonitoringReports;

/// <summary>The page of a report, in a browser.</summary>
public sealed class MonitoringPageTests
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly AxeRunOptions Wcag = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    [Trait("case", "L20")]
    public async Task The_page_has_no_accessibility_violation_does_not_scroll_sideways_and_repeats_its_heads_in_print()
    {
        Require.Part(File.Exists(Chromium), "Install Debian's chromium to test pages: apt-get install chromium");
        var html = MonitoringPage.Of(Partnership(), Report(), [.. Enum.GetValues<ActionStatus>().Select(Row)]);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
        foreach (var width in new[] { 1280, 320 })
        {
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
            var page = await context.NewPageAsync();
            await page.SetContentAsync(html);
            var result = await page.RunAxe(Wcag);
            Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Select(n => n.Html))}")));
            Assert.NotEmpty(result.Passes);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
            Assert.Equal(2, await page.GetByRole(AriaRole.Table).CountAsync());
            Assert.Equal(5, await page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "Action" }).CountAsync());
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal("table-header-group", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('thead')).display"));
        }
    }

    [Fact]
    public void Whatever_is_written_in_a_report_stays_text() => CsCheck.Check.Sample(CsCheck.Gen.String, text =>
    {
        var html = MonitoringPage.Of(Partnership(), Report(), [Row(ActionStatus.Due, text)]);
        var plain = MonitoringPage.Of(Partnership(), Report(), [Row(ActionStatus.Due, "x")]);
        Assert.Equal(Tags(plain), Tags(html));
    });

    private static int Tags(string html) => html.Count(c => c is '<' or '>');

    private static MonitoringRow Row(ActionStatus status) => Row(status, $"Action that is {status}");

    private static MonitoringRow Row(ActionStatus status, string action) => new()
    {
        Number = (int)status + 1,
        Theme = "Joint priorities",
        Opportunity = "Establishing joint priorities and activities",
        Action = action,
        Owners = "District: Policy Officer",
        KeyDate = "July – October 2015",
        DueBy = new(2015, 10, 31),
        Status = status,
        Reached = 1,
        Expected = 2,
    };

    private static MonitoringReport Report() => new()
    {
        Number = 1,
        Title = "Joint working",
        PlanTitle = "Joint action plan",
        AsAt = new(2015, 11, 1),
        ReportedTo = "Overview and Scrutiny Committee",
        Fingerprint = new string('0', 64),
        TakenUtc = new DateTime(2015, 11, 2, 9, 0, 0, DateTimeKind.Utc),
    };

    private static Partnership Partnership() => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = "lakes",
        Name = "Lakes",
        Kind = PartnershipKind.TwoTier,
        Summary = "Together.",
        Published = true,
        Modules = [],
        Version = 0,
    };
}
