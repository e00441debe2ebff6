using System.Collections.Concurrent;
using CouncilPlatform.Grants;
using CouncilPlatform.Tests.Pages;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>Debian's chromium before a host; notes every request and every complaint of the browser.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>
    /// How high its windows are, unless a test needs more. The less there is to paint, the less time a page takes: a quarter less than with
    /// 900.
    /// </summary>
    public const int Height = 300;

    private readonly ModuleHost? _ownHost;
    private readonly IBrowser _browser;
    private readonly ConcurrentQueue<IBrowserContext> _opened = new();

    private Chromium(Uri address, ModuleHost? ownHost, IBrowser browser)
    {
        Address = address;
        _ownHost = ownHost;
        _browser = browser;
    }

    /// <summary>The host of its own.</summary>
    public ModuleHost Host => _ownHost!;

    public Uri Address { get; }

    /// <summary>An address under the name localhost: passkeys belong to a name, never to a number.</summary>
    public string At(string path) => new Uri(new UriBuilder(Address) { Host = "localhost" }.Uri, path).AbsoluteUri;

    /// <summary>Addresses asked for that are not the host's.</summary>
    public ConcurrentQueue<string> ForeignRequests { get; } = new();

    /// <summary>
    /// Errors in the browser's console: scripts that fail, files that are missing, what the content security policy refused.
    /// </summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>With a host of its own, which has the module Grants.</summary>
    public static async Task<Chromium> StartAsync(bool demonstration = true)
    {
        var browser = await BrowserAsync();
        var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: demonstration);
        return new(host.Client.BaseAddress!, host, browser);
    }

    /// <summary>Before a host of the test's.</summary>
    public static async Task<Chromium> StartAsync(ModuleHost host) => new(host.Client.BaseAddress!, ownHost: null, await BrowserAsync());

    /// <summary>Skips the running test, with the reason, if the front end was not built.</summary>
    public static void RequireFrontEnd() =>
        Require.Part(
            File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "site.css")),
            "Install Node.js 20 and build again to test pages."
        );

    private static Task<IBrowser> BrowserAsync()
    {
        RequireFrontEnd();
        return SharedBrowser.OfTheTestsAsync();
    }

    public async Task<IPage> OpenAsync(string path, bool javaScript = true, int width = 1280, bool local = false, int height = Height)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                JavaScriptEnabled = javaScript,
                ViewportSize = new() { Width = width, Height = height },
            }
        );
        _opened.Enqueue(context);
        context.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (uri.Scheme is not "data" and not "blob" && uri.Port != Address.Port)
            {
                ForeignRequests.Enqueue(request.Url);
            }
        };
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                Complaints.Enqueue($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        await page.GotoAsync(local ? At(path) : new Uri(Address, path).AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _opened)
        {
            await context.DisposeAsync();
        }

        if (_ownHost is not null)
        {
            await _ownHost.DisposeAsync();
        }
    }
}
