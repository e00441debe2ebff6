using CouncilPlatform.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CouncilPlatform.Tests.Pages;

/// <summary>
/// Looks at a page to read and print in a browser. Compiled into each test project that has such pages: the test kit stays free of
/// browsers.
/// </summary>
internal static class PrintedPages
{
    // 320 px is a small telephone, or 1,280 px at 400% zoom.
    private static readonly int[] Widths = [1280, 320];

    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>
    /// Skips the test where there is no browser. Else the page must have no violation of WCAG 2.2 AA, not scroll sideways, and repeat the
    /// heads of its tables in print.
    /// </summary>
    /// <param name="tables">How many tables a screen reader must find.</param>
    /// <param name="more">What else must hold at each width.</param>
    public static async Task CheckAsync(string html, int tables, Func<IPage, Task>? more = null)
    {
        var browser = await SharedBrowser.OfTheTestsAsync();
        foreach (var width in Widths)
        {
            await using var context = await browser.NewContextAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = 900 },
                }
            );
            var page = await context.NewPageAsync();
            await page.SetContentAsync(html);
            var result = await page.RunAxe(Wcag);
            Assert.True(
                result.Violations.Length == 0,
                string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"))
            );
            Assert.NotEmpty(result.Passes);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
            Assert.Equal(tables, await page.GetByRole(AriaRole.Table).CountAsync());
            await (more?.Invoke(page) ?? Task.CompletedTask);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal(
                "table-header-group",
                await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('thead')).display")
            );
        }
    }
}
