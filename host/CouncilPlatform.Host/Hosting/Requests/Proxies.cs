using System.Net;
using CouncilPlatform.Host.Hosting.Configuration;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>
/// The setting <c>Proxies</c>: the reverse proxies that may say who the client is, and how it reached them (<c>X-Forwarded-For</c>,
/// <c>-Proto</c> and <c>-Host</c>). From everybody else these headers change nothing.
/// </summary>
internal static class Proxies
{
    /// <summary>Addresses and networks, with a semicolon between two: 10.1.0.4;10.2.0.0/16.</summary>
    public const string Key = "Proxies";

    /// <summary>The setting of the host names that requests may name, with a semicolon between two.</summary>
    public const string AllowedHosts = "AllowedHosts";

    /// <summary>
    /// The host names that requests may name. Without the setting they are that of the public address, and this computer's own, by which
    /// its health checks ask. Without a public address any name is answered.
    /// </summary>
    public static IReadOnlyList<string> HostNames(IConfiguration configuration) =>
        Entries(configuration, AllowedHosts).ToList() is { Count: > 0 } set ? set
        : PublicAddress.Find(configuration[PublicAddress.Key] ?? "") is { } address ? [address.Host, "localhost", "127.0.0.1", "[::1]"]
        : ["*"];

    public static IEnumerable<string> Entries(IConfiguration configuration, string key) =>
        (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An address, or a network such as 10.2.0.0/16. Null for any other text.</summary>
    public static IPNetwork? Find(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [.. HostNames(builder.Configuration)]);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Each proxy adds an entry. Those of known proxies count, up to the first other address.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in Known(builder.Configuration))
            {
                options.KnownIPNetworks.Add(network);
            }

            options.AllowedHosts = [.. HostNames(builder.Configuration)];
        });
    }

    /// <summary>Runs first, so that everything after it sees the client.</summary>
    public static void UseProxies(this WebApplication app)
    {
        // With an empty list the middleware would believe everybody.
        if (Known(app.Configuration).Any())
        {
            app.UseForwardedHeaders();
        }
    }

    private static IEnumerable<IPNetwork> Known(IConfiguration configuration) =>
        Entries(configuration, Key).Select(Find).OfType<IPNetwork>();
}
