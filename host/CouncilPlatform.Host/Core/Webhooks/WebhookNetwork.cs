using System.Net;
using System.Net.Sockets;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>
/// Where webhooks may send: to the public internet by HTTPS, so that nobody reaches through the host what only the host can reach. In
/// development also to this computer.
/// </summary>
internal sealed class WebhookNetwork(IHostEnvironment environment)
{
    // The IANA registries of special-purpose addresses: this computer, private and shared networks, links, tests, relays, groups.
    private static readonly IPNetwork[] _special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // Everything else of IPv6 is special.
    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");

    /// <summary>Whether a connection to an address may be opened.</summary>
    public bool MayReach(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsPublic(plain) || environment.IsDevelopment() && IPAddress.IsLoopback(plain);
    }

    /// <summary>
    /// The address that somebody enters: by HTTPS, or by HTTP to this computer in development. The addresses behind a name are checked when
    /// the host connects.
    /// </summary>
    /// <exception cref="RuleException">INVALID.</exception>
    public Uri Require(string text, InputPath at)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var address);
        var isSecure =
            isAddress
            && (
                address!.Scheme == Uri.UriSchemeHttps
                || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment()
            );
        new Rules()
            .Valid(
                isSecure && address!.UserInfo.Length == 0 && address.Fragment.Length == 0,
                "Enter the whole address of the receiver, beginning with https://, without a user name and without #.",
                at
            )
            .Valid(
                !isSecure || IsOutside(address!),
                "This is not an address on the public internet. Enter the address that the receiver has there.",
                at
            )
            .Check();
        return address!;
    }

    private bool IsOutside(Uri address) =>
        IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number)
            ? MayReach(number)
            : !address.IsLoopback || environment.IsDevelopment();

    private static bool IsPublic(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || _global.Contains(address))
        && !Array.Exists(_special, n => n.BaseAddress.AddressFamily == address.AddressFamily && n.Contains(address));
}
