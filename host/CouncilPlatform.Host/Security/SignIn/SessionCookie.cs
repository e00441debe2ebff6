using System.Security.Claims;
using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>The cookie of a browser that is signed in. It carries only the secret of the session; who the person is stays here.</summary>
internal static class SessionCookie
{
    /// <summary>The name of the scheme that reads and writes it.</summary>
    public const string Scheme = "session";

    /// <summary>The claim with the session's secret.</summary>
    public const string Secret = "session";

    /// <summary>The prefix of our cookies. Browsers accept them from this host only, over HTTPS or from their own computer.</summary>
    public const string Prefix = "__Host-council-";

    /// <summary>The cookie's name.</summary>
    public const string Name = Prefix + "session";

    public static ClaimsPrincipal Principal(string secret) => new(new ClaimsIdentity([new(Secret, secret)], Scheme));

    /// <summary>The secret that the browser's cookie carries. Null if it has none.</summary>
    public static async Task<string?> SecretOfAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal?.FindFirst(Secret)?.Value;

    /// <summary>
    /// Starts a session of a person in this browser, in place of the one that it had, and returns what its cookie carries.
    /// </summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="person">Who signed in.</param>
    /// <param name="method">How: the directory's name, or "passkey".</param>
    /// <param name="directory">Where the person is signed in at the directory. Null if they did not come from one.</param>
    public static async Task<ClaimsPrincipal> StartAsync(HttpContext http, Person person, string method, DirectorySession? directory = null)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        var secret = await sessions.StartAsync(person, method, await SecretOfAsync(http), directory, http.RequestAborted);
        return Principal(secret);
    }

    /// <summary>Signs a person in with this browser.</summary>
    public static async Task SignInAsync(HttpContext http, Person person, string method) =>
        await http.SignInAsync(Scheme, await StartAsync(http, person, method));
}
