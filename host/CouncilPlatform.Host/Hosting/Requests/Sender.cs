using System.Net;
using System.Net.Sockets;
using CouncilPlatform.Host.Security;

namespace CouncilPlatform.Host.Hosting.Requests;

/// <summary>Whom the limits count a request for.</summary>
/// <param name="Address">The network address that it comes from.</param>
/// <param name="Person">The person or the key that is known to send it. Null for everybody else.</param>
internal readonly record struct Sender(string Address, Guid? Person)
{
    /// <summary>The person or key, wherever they are; for everybody else, the address.</summary>
    public Sender Caller => Person is null ? this : new("", Person);

    /// <summary>The sender of a request, as far as it is known by now.</summary>
    public static Sender Of(HttpContext http) =>
        Of(AddressOf(http.Connection.RemoteIpAddress), http.RequestServices.GetRequiredService<CallerContext>().Caller);

    public static Sender Of(string address, Caller? caller) =>
        new(address, caller is { Id: var key } && (caller.Person ?? key) is var person && person != Guid.Empty ? person : null);

    /// <summary>
    /// An address as the limits count it. Who has one address of IPv6 has the whole network of 64 bits, so that counts as one.
    /// </summary>
    public static string AddressOf(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
