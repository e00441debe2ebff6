using CouncilPlatform.Testing;
using CouncilPlatform.Tests.Pages;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace CouncilPlatform.Tests.Pages;

/// <summary>
/// One browser for all tests of an assembly; each page has a context of its own, as another person's device. It starts with the first test
/// that needs it: starting one takes longer than most tests do.
/// </summary>
public sealed class SharedBrowser : IAsyncDisposable
{
    // Debian's chromium. The part without windows needs a third less of the processor.
    private static readonly string[] Programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(() => LaunchAsync());

    /// <summary>The browser of the running test's assembly. Skips the test where there is no browser.</summary>
    public static async Task<IBrowser> OfTheTestsAsync()
    {
        var shared = await TestContext.Current.GetFixture<SharedBrowser>();
        return (await shared!._started.Value).Browser;
    }

    /// <summary>Starts a browser with further arguments. Skips the test where there is none.</summary>
    public static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync(params string[] arguments)
    {
        var program = Array.Find(Programs, File.Exists);
        Require.Part(program is not null, "Install Debian's chromium to test pages: apt-get install chromium-headless-shell");
        var playwright = await Playwright.CreateAsync();
        return (
            playwright,
            await playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", .. arguments] }
            )
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (playwright, browser) = await _started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
