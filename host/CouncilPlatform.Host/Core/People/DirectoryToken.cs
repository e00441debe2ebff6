using System.Globalization;
using System.Security.Claims;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CouncilPlatform.Host.Core.People;

/// <summary>What a directory says about a person, in a token that has been validated.</summary>
/// <param name="Directory">The directory's name in the settings.</param>
/// <param name="Options">The directory's settings.</param>
/// <param name="Principal">The token's claims.</param>
internal sealed record DirectoryToken(string Directory, DirectoryOptions Options, ClaimsPrincipal Principal)
{
    public const int MaxIssuerLength = 300;

    /// <summary>OpenID Connect allows no more.</summary>
    public const int MaxSubjectLength = 255;

    /// <summary>Why a token cannot say who a person is. Null if it can.</summary>
    public static string? FaultOf(ClaimsPrincipal principal, DirectoryOptions options) =>
        principal.FindFirst(options.SubjectClaim) is not { Value.Length: > 0 } subject
            ? $"The directory's token has no claim \"{options.SubjectClaim}\"."
        : subject.Value.Length > MaxSubjectLength || subject.Issuer.Length > MaxIssuerLength
            ? $"The directory's claim \"{options.SubjectClaim}\" or its issuer is too long."
        : null;

    public string Issuer => Principal.FindFirst(Options.SubjectClaim)!.Issuer;

    public string Subject => Principal.FindFirst(Options.SubjectClaim)!.Value;

    public string? Name => Principal.FindFirst("name")?.Value ?? Principal.FindFirst("preferred_username")?.Value;

    public string? Email => Principal.FindFirst("email")?.Value;

    /// <summary>The ids of the person's groups and the values of their app roles.</summary>
    public IReadOnlySet<string> Groups { get; } =
        Principal.FindAll(c => c.Type is "groups" or "roles").Select(c => c.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the directory left the groups out because there are too many.</summary>
    public bool HasTooManyGroups => Principal.HasClaim(c => c.Type == "_claim_names");

    /// <summary>When the directory issued it, to the second. A token that does not say is older than any other.</summary>
    public DateTime IssuedUtc { get; } =
        long.TryParse(
            Principal.FindFirst(JwtRegisteredClaimNames.Iat)?.Value,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? DateTime.UnixEpoch.AddSeconds(seconds)
            : DateTime.UnixEpoch;
}
