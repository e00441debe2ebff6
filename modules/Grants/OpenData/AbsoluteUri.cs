using System.Net;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// An absolute URI by RFC 3986, as ajv checks the format: <see cref="Uri"/> would escape spaces and accept file paths. Its loops never
/// backtrack, so that a long text costs no more than its length.
/// </summary>
internal static partial class AbsoluteUri
{
    public static bool IsValid(string text) =>
        Pattern().Match(text) is { Success: true } match
        && (match.Groups["ipv6"] is not { Success: true } address || IPAddress.TryParse(address.ValueSpan, out _));

    [GeneratedRegex(
        """
            ^[A-Za-z][A-Za-z0-9+.-]*:
            (
              //((?>([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*)@)?
                \[((?<ipv6>[0-9A-Fa-f:.]+)|[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\]
                (:[0-9]*)?(/(?>([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*))?
            | (?>([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+)
            )
            (\?(?>([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*))?
            (\#(?>([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*))?\z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
