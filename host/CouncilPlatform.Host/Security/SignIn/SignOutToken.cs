using System.Text.Json;
using CouncilPlatform.Host.Core.People;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>What a directory says when somebody signs out there: a token of OpenID Connect Back-Channel Logout 1.0.</summary>
/// <param name="Ended">Whose sessions end.</param>
/// <param name="IssuedUtc">When it was issued. Sessions that began later stay.</param>
internal sealed record SignOutToken(DirectorySession Ended, DateTime IssuedUtc)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private static readonly JsonWebTokenHandler _reader = new() { MapInboundClaims = false };

    /// <summary>Reads a token. Null if the directory did not sign it for this host, or it is not about signing out.</summary>
    public static async Task<SignOutToken?> ReadAsync(string text, OpenIdConnectOptions directory, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(text, directory, cancellationToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The directory may have a new key.
            directory.ConfigurationManager!.RequestRefresh();
            result = await ValidateAsync(text, directory, cancellationToken);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token } && IsSignOut(token)
            ? new(DirectorySession.Of(token.Issuer, token.Subject, Claim(token, JwtRegisteredClaimNames.Sid)), token.IssuedAt)
            : null;
    }

    private static async Task<TokenValidationResult> ValidateAsync(
        string text,
        OpenIdConnectOptions directory,
        CancellationToken cancellationToken
    )
    {
        OpenIdConnectConfiguration known = await directory.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        return await _reader.ValidateTokenAsync(
            text,
            new TokenValidationParameters
            {
                ValidIssuer = known.Issuer,
                ValidAudience = directory.ClientId,
                IssuerSigningKeys = known.SigningKeys,
                ClockSkew = DirectoryScheme.Skew,
            }
        );
    }

    // An id token has a nonce, and no event.
    private static bool IsSignOut(JsonWebToken token) =>
        token.IssuedAt > DateTime.UnixEpoch
        && Claim(token, JwtRegisteredClaimNames.Nonce) is null
        && (Claim(token, JwtRegisteredClaimNames.Sub) ?? Claim(token, JwtRegisteredClaimNames.Sid)) is { Length: > 0 }
        && token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var what)
        && what.ValueKind == JsonValueKind.Object;

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
