using System.Security.Claims;
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

    /// <summary>Signs the browser in.</summary>
    public static Task SignInAsync(HttpContext http, string secret) => http.SignInAsync(Scheme, Principal(secret));
}
