using CouncilPlatform.Host.Hosting.Requests;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>Faults of the settings that say where the public finds the host: its address, its host names and its proxies.</summary>
internal static class AddressFaults
{
    // ASP.NET Core's own setting, which believes forwarded headers of everybody.
    private const string BelievesEverybody = "ForwardedHeaders_Enabled";

    public static IEnumerable<Fault> Find(IConfiguration configuration) =>
        [
            .. OfProxies(configuration),
            .. OfAllowedHosts(configuration),
            .. OfPublicAddress(configuration),
            .. OfBelievingEverybody(configuration),
        ];

    private static IEnumerable<Fault> OfProxies(IConfiguration configuration) =>
        from entry in Proxies.Entries(configuration, Proxies.Key)
        where Proxies.Find(entry) is null
        select new Fault(
            Proxies.Key,
            $"\"{entry}\"",
            "addresses of reverse proxies such as 10.1.0.4, or networks such as 10.2.0.0/16, with a semicolon between two",
            $"Correct {Proxies.Key}."
        );

    private static IEnumerable<Fault> OfAllowedHosts(IConfiguration configuration) =>
        from entry in Proxies.Entries(configuration, Proxies.AllowedHosts)
        where
            entry != "*"
            && Uri.CheckHostName(entry.StartsWith("*.", StringComparison.Ordinal) ? entry[2..] : entry.Trim('[', ']'))
                == UriHostNameType.Unknown
        select new Fault(
            Proxies.AllowedHosts,
            $"\"{entry}\"",
            "host names such as partnerships.example.gov.uk, without https:// and port, with a semicolon between two",
            $"Correct {Proxies.AllowedHosts}."
        );

    private static IEnumerable<Fault> OfPublicAddress(IConfiguration configuration)
    {
        if (configuration[PublicAddress.Key] is not { Length: > 0 } text)
        {
            yield break;
        }

        if (PublicAddress.Find(text) is not { } address)
        {
            yield return new(
                PublicAddress.Key,
                $"\"{text}\"",
                "the address of this host, such as https://partnerships.example.gov.uk, without a path",
                $"Correct {PublicAddress.Key}. Plain HTTP is only for http://localhost."
            );
            yield break;
        }

        var hosts = Proxies.Entries(configuration, Proxies.AllowedHosts).Select(h => new Microsoft.Extensions.Primitives.StringSegment(h));
        if (hosts.ToList() is { Count: > 0 } allowed && !allowed.Contains("*") && !HostString.MatchesAny(address.Host, allowed))
        {
            yield return new(
                Proxies.AllowedHosts,
                $"\"{configuration[Proxies.AllowedHosts]}\"",
                $"{address.Host} among them, which {PublicAddress.Key} names",
                $"Add {address.Host} to {Proxies.AllowedHosts}, or correct {PublicAddress.Key}."
            );
        }
    }

    private static IEnumerable<Fault> OfBelievingEverybody(IConfiguration configuration)
    {
        if (bool.TryParse(configuration[BelievesEverybody], out var believes) && believes)
        {
            yield return new(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED",
                "true, with which anybody can say that they come from another address",
                "nothing",
                $"Remove it, and set {Proxies.Key} to the addresses or networks of your reverse proxies."
            );
        }
    }
}
