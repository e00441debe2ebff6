using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

public sealed class AccessibilityTests
{
    // 320 px is a small telephone, or 1,280 px at 400% zoom.
    internal static readonly int[] Widths = [1280, 320];

    internal static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

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
            Assert.Equal(await TextAsync(page), await TextAsync(plain));
            Assert.True(await WidthAsync(plain) <= width);
        }

        Assert.Empty(chromium.ForeignRequests);
    }

    /// <summary>Fails if the open page breaks a rule of WCAG 2.2 AA that axe knows, or scrolls sideways.</summary>
    internal static async Task CheckAsync(IPage page, int width)
    {
        var result = await page.RunAxe(Wcag);
        Assert.True(
            result.Violations.Length == 0,
            $"{page.Url}\n"
                + string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"))
        );
        Assert.NotEmpty(result.Passes);
        Assert.True(await WidthAsync(page) <= width, $"{page.Url} is wider than {width} pixels.");
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    private static Task<string> TextAsync(IPage page) => page.Locator("body").InnerTextAsync();
}
