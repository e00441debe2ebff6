using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

public sealed partial class AccessibilityTests
{
    private const string Lancaster = "/partnerships/lancaster-district";

    // 320 px is a small telephone, or 1,280 px at 400% zoom.
    internal static readonly int[] Widths = [1280, 320];

    [Theory]
    [InlineData("/")]
    [InlineData("/partnerships/lancaster-district")]
    [InlineData("/partnerships/lancashire")]
    [InlineData("/partnerships/nowhere")]
    public async Task Pages_have_no_accessibility_violation_and_do_not_scroll_sideways(string path)
    {
        await using var chromium = await Chromium.StartAsync();
        foreach (var width in Widths)
        {
            var page = await chromium.OpenAsync(path, javaScript: true, width);
            await CheckAsync(page, width);

            // axe is a script itself. What it found holds without JavaScript too, because the page is the same.
            var plain = await chromium.OpenAsync(path, javaScript: false, width);
            Assert.Equal(0, await plain.Locator("script").CountAsync());
            // Midnight may lie between the two.
            Assert.Equal(Today().Replace(await TextAsync(page), ""), Today().Replace(await TextAsync(plain), ""));
            Assert.True(await WidthAsync(plain) <= width);
        }

        Assert.Empty(chromium.ForeignRequests);
    }

    /// <summary>
    /// Every page that the public reaches by links from the home page, with the demonstration of all modules. 320 pixels are what 1,280 are
    /// at a zoom of 400%.
    /// </summary>
    [Fact]
    public async Task Every_page_that_links_lead_to_works_with_axe_by_keyboard_at_400_percent_zoom_and_without_scripts()
    {
        await using var host = await ModuleHost.StartAsync(EveryModule.All, demonstration: true);
        await using var chromium = await Chromium.StartAsync(host);
        var page = await chromium.OpenAsync("/");
        var plain = await chromium.OpenAsync("/", javaScript: false, width: 320);
        var pages = await LinkedPages.OfEachKindAsync(host);
        foreach (var (address, _) in pages.Values)
        {
            await page.GotoAsync(new Uri(chromium.Address, address).AbsoluteUri);
            await Keyboard.CheckAsync(page);
            foreach (var width in Widths)
            {
                await CheckAsync(page, width);
            }

            await plain.GotoAsync(new Uri(chromium.Address, address).AbsoluteUri);
            // Midnight may lie between the two.
            Assert.Equal(Today().Replace(await TextAsync(page), ""), Today().Replace(await TextAsync(plain), ""));
            Assert.True(await WidthAsync(plain) <= 320, $"{address} is wider than 320 pixels without scripts.");

            await page.SetViewportSizeAsync(1280, Chromium.Height);
        }

        Assert.Contains($"{Lancaster}/fund/Fund", pages.Keys);
        var seen = pages.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var role in new[] { Role.Officer, Role.Approver, Role.Administrator })
        {
            await CheckNewAsync(host, page, role, seen);
        }

        Assert.Contains($"{Lancaster}/administration", seen);
        Assert.Empty(chromium.ForeignRequests);
        Assert.Empty(chromium.Complaints);
        // A browser complains in its console about a page that is refused.
        foreach (var refused in new[] { $"{Lancaster}/do/nothing", $"{Lancaster}/administration", "/data/v1/nowhere" })
        {
            await CheckRefusedAsync(host, page, refused);
        }
    }

    /// <summary>The pages of a partnership that those with a role have, and nobody who was here before. Journeys look at its forms.</summary>
    private static async Task CheckNewAsync(ModuleHost host, IPage page, Role role, HashSet<string> seen)
    {
        var key = await host.KeyAsync("lancaster-district", role, "E07000121");
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" });
        foreach (var (_, (address, _)) in (await LinkedPages.OfEachKindAsync(host, key, Lancaster)).Where(p => seen.Add(p.Key)))
        {
            await page.GotoAsync(new Uri(host.Client.BaseAddress!, address).AbsoluteUri);
            foreach (var width in Widths)
            {
                await CheckAsync(page, width);
            }
        }
    }

    private static async Task CheckRefusedAsync(ModuleHost host, IPage page, string address)
    {
        var key = await host.KeyAsync("lancaster-district", Role.Viewer);
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" });
        var answer = await page.GotoAsync(new Uri(host.Client.BaseAddress!, address).AbsoluteUri);
        Assert.False(answer!.Ok);
        foreach (var width in Widths)
        {
            await CheckAsync(page, width);
        }
    }

    /// <summary>Fails if the open page breaks a rule of WCAG 2.2 AA that axe knows, or scrolls sideways, in a window of this width.</summary>
    internal static async Task CheckAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, Chromium.Height);
        var found = await Axe.RunAsync(page);
        Assert.True(found.Violations.Count == 0, $"{page.Url}\n{string.Join('\n', found.Violations)}");
        Assert.NotEmpty(found.Passes);
        Assert.True(await WidthAsync(page) <= width, $"{page.Url} is wider than {width} pixels.");
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    private static Task<string> TextAsync(IPage page) => page.Locator("body").InnerTextAsync();

    [GeneratedRegex("Read on [0-9]+ [A-Z][a-z]+ [0-9]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Today();
}
