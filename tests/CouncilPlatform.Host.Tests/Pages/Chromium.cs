using System.Collections.Concurrent;
using CouncilPlatform.Grants;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>Debian's chromium before a host; notes every request and every complaint of the browser.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Program = "/usr/bin/chromium";

    public static readonly string[] Arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

    private readonly ModuleHost? _ownHost;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(Uri address, ModuleHost? ownHost, IPlaywright playwright, IBrowser browser)
    {
        Address = address;
        _ownHost = ownHost;
        _playwright = playwright;
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
        RequireParts();
        var host = await ModuleHost.StartAsync<GrantsModule>(demonstration: demonstration);
        return await StartAsync(host.Client.BaseAddress!, host);
    }

    /// <summary>Before a host of the test's.</summary>
    public static Task<Chromium> StartAsync(ModuleHost host)
    {
        RequireParts();
        return StartAsync(host.Client.BaseAddress!, ownHost: null);
    }

    private static void RequireParts()
    {
        Require.Part(File.Exists(Program), "Install Debian's chromium to test pages: apt-get install chromium");
        Require.Part(
            File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "site.css")),
            "Install Node.js 20 and build again to test pages."
        );
    }

    private static async Task<Chromium> StartAsync(Uri address, ModuleHost? ownHost)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
        return new(address, ownHost, playwright, browser);
    }

    public async Task<IPage> OpenAsync(string path, bool javaScript = true, int width = 1280, bool local = false)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                JavaScriptEnabled = javaScript,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
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
        await _browser.DisposeAsync();
        _playwright.Dispose();
        if (_ownHost is not null)
        {
            await _ownHost.DisposeAsync();
        }
    }
}
