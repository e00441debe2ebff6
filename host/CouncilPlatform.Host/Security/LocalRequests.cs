using System.Net;

namespace CouncilPlatform.Host.Security;

/// <summary>Tells requests of a browser on the host's own computer from all others.</summary>
internal static class LocalRequests
{
    private static readonly string[] _addedByProxies =
    [
        "Forwarded",
        "Via",
        "X-Real-IP",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        // What is left of the last three, once they are believed.
        "X-Original-For",
        "X-Original-Host",
        "X-Original-Proto",
    ];

    /// <summary>
    /// Whether the request comes straight from this computer, and names it. A proxy on this computer comes from here too: it gives itself
    /// away by its headers, by the public's host name, or by an old version of HTTP.
    /// </summary>
    public static bool IsFromThisComputer(this HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopback(http.Request.Host.Host)
        && !HttpProtocol.IsHttp10(http.Request.Protocol)
        && !_addedByProxies.Any(http.Request.Headers.ContainsKey);

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var number) && IPAddress.IsLoopback(number);
}
