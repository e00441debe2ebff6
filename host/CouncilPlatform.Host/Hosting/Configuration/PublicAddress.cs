namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>
/// The setting <c>PublicAddress</c>: where people find the host, such as https://partnerships.example.gov.uk. Commands need it for the
/// addresses that they print.
/// </summary>
internal static class PublicAddress
{
    public const string Key = "PublicAddress";

    /// <summary>
    /// An address without a path, by HTTPS unless it is this computer's own. Null for any other text, and for a number: passkeys belong to
    /// a name.
    /// </summary>
    public static Uri? Find(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
        && address is { HostNameType: UriHostNameType.Dns, PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? address
            : null;

    /// <summary>The address of a page of the host.</summary>
    public static string Of(Uri host, string path) => new Uri(host, path).AbsoluteUri;

    /// <summary>The address that a command is given, or that is set.</summary>
    /// <exception cref="RuleException">INVALID: there is none, or it is not an address of a host.</exception>
    public static Uri Require(string? given, IConfiguration configuration)
    {
        var text = given ?? configuration[Key];
        return string.IsNullOrEmpty(text)
            ? throw new RuleException(
                RuleCodes.Invalid,
                $"The address of this host is not known. Add --address https://…, or set {Key}.",
                InputPath.Argument("address")
            )
            : Find(text)
                ?? throw new RuleException(
                    RuleCodes.Invalid,
                    $"\"{text}\" is not the address of a host. Enter one like https://partnerships.example.gov.uk, without a path. "
                        + "Plain HTTP is only for http://localhost.",
                    InputPath.Argument("address")
                );
    }
}
