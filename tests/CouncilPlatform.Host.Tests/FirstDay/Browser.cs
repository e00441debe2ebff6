using CouncilPlatform.Host.Tests.SignIn;
using CouncilPlatform.Tests.Pages;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.FirstDay;

/// <summary>Debian's chromium. Each page is another person's, with a device of their own.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync(params string[] arguments)
    {
        var (playwright, browser) = await SharedBrowser.LaunchAsync(arguments);
        return new(playwright, browser);
    }

    public async Task<IPage> OpenAsync(string address)
    {
        var context = await _browser.NewContextAsync();
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await VirtualDevice.AddAsync(page);
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
