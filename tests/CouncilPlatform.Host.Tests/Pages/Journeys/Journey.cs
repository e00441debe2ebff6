using CouncilPlatform.Host.Tests.Modules;
using CouncilPlatform.Host.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>A host with the demonstration, and the people who do a job there in their browsers.</summary>
internal sealed class Journey : IAsyncDisposable
{
    private readonly ModuleHost _host;
    private readonly Chromium _chromium;
    private readonly LogLines _log;
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);

    private Journey(ModuleHost host, Chromium chromium, LogLines log, TestClock clock, bool javaScript, bool byKeyboard)
    {
        _host = host;
        _chromium = chromium;
        _log = log;
        Clock = clock;
        JavaScript = javaScript;
        ByKeyboard = byKeyboard;
    }

    /// <summary>The host's clock, which stands still unless it is moved on.</summary>
    public TestClock Clock { get; }

    public bool JavaScript { get; }

    /// <summary>Whether people use no mouse. Without scripts they never do.</summary>
    public bool ByKeyboard { get; }

    public ModuleHost Host => _host;

    /// <summary>What the host logged as a warning or an error, for a failure that it explains.</summary>
    public string Problems =>
        string.Join(
            '\n',
            _log.Lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal) || l.StartsWith("Error", StringComparison.Ordinal))
        );

    public static Task<Journey> StartAsync(string provider, bool javaScript, DateTimeOffset now, params Type[] modules) =>
        StartAsync(provider, javaScript, byKeyboard: !javaScript, now, settings: null, modules);

    public static Task<Journey> StartAsync(string provider, bool javaScript, bool byKeyboard, DateTimeOffset now, params Type[] modules) =>
        StartAsync(provider, javaScript, byKeyboard, now, settings: null, modules);

    public static async Task<Journey> StartAsync(
        string provider,
        bool javaScript,
        bool byKeyboard,
        DateTimeOffset now,
        IReadOnlyDictionary<string, string?>? settings,
        params Type[] modules
    )
    {
        var clock = new TestClock(now);
        var log = new LogLines();
        var host = await ModuleHost.StartAsync(
            modules,
            provider,
            services =>
                services
                    .AddLogging(logging => logging.AddProvider(log))
                    .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development })
                    .AddSingleton<TimeProvider>(clock),
            demonstration: true,
            settings
        );
        return new(host, await Chromium.StartAsync(host), log, clock, javaScript, byKeyboard);
    }

    /// <summary>Signs in as a made-up person, such as "Officer of Lancaster City Council in Lancaster".</summary>
    public async Task<BrowserUser> SignInAsync(string person, string partnership)
    {
        var user = new BrowserUser(await _chromium.OpenAsync("/sign-in", JavaScript, local: true), this);
        await user.FollowAsync("Sign in as a made-up person");
        await user.PressAsync($"{person} in {partnership}");
        await user.FollowAsync(partnership);
        return user;
    }

    /// <summary>Opens a partnership as somebody who has not signed in.</summary>
    public async Task<BrowserUser> VisitAsync(string partnership)
    {
        var user = new BrowserUser(await _chromium.OpenAsync("/", JavaScript, local: true), this);
        await user.FollowAsync(partnership);
        return user;
    }

    /// <summary>
    /// Makes a passkey with the address of an invitation, and goes to the partnership. A passkey needs scripts; what follows may do
    /// without them.
    /// </summary>
    public async Task<BrowserUser> AcceptAsync(string invitation, string partnership)
    {
        var page = await _chromium.OpenAsync("/", javaScript: true, local: true);
        await VirtualDevice.AddAsync(page);
        await page.GotoAsync(invitation);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey and sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        return await ContinueAsync(page, partnership);
    }

    /// <summary>Signs in once more with the passkey that a person made.</summary>
    public async Task<BrowserUser> SignInAgainAsync(BrowserUser person, string partnership)
    {
        var page = person.Device ?? person.Page;
        await page.GotoAsync(_chromium.At("/sign-in"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = ": your account" }).WaitForAsync();
        return await ContinueAsync(page, partnership);
    }

    /// <summary>Whether a page of this kind is seen for the first time: one of each is checked.</summary>
    public bool IsNew(string kind) => _checked.Add(kind);

    /// <summary>Fails if a browser asked for anything elsewhere, or complained of more than a form that was not accepted.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_chromium.ForeignRequests);
        Assert.DoesNotContain(_chromium.Complaints, c => !c.Contains("422", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task<BrowserUser> ContinueAsync(IPage device, string partnership)
    {
        var page = await _chromium.OpenAsync("/", JavaScript, local: true);
        await page.Context.AddCookiesAsync([
            .. (await device.Context.CookiesAsync()).Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = c.Domain,
                Path = c.Path,
                Secure = c.Secure,
                HttpOnly = c.HttpOnly,
            }),
        ]);
        await page.GotoAsync(_chromium.At("/account"));
        var user = new BrowserUser(page, this) { Device = device };
        await user.FollowAsync(partnership);
        return user;
    }
}
