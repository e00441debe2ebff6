using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CouncilPlatform.Host.Tests.SignIn;

/// <summary>A token that a test makes like a directory's, but for what it changes.</summary>
internal sealed record MadeToken(
    string Issuer,
    string Audience,
    IReadOnlyDictionary<string, object> Claims,
    DateTime From,
    DateTime Until,
    SigningCredentials? Signature
)
{
    /// <summary>The same as a genuine token, signed with a key. It does not vouch for the access token that comes with it.</summary>
    public static MadeToken Like(JsonWebToken genuine, RsaSecurityKey key) =>
        new(
            genuine.Issuer,
            genuine.Audiences.Single(),
            genuine
                .Claims.Where(c => c.Type is not ("iss" or "aud" or "exp" or "nbf" or "iat" or "at_hash"))
                .GroupBy(c => c.Type, c => c.Value)
                .ToDictionary(c => c.Key, object (c) => c.Count() == 1 ? c.Single() : c.ToArray()),
            genuine.IssuedAt,
            genuine.ValidTo,
            new(key, SecurityAlgorithms.RsaSha256)
        );

    /// <summary>The same with another value of a claim, or without it.</summary>
    public MadeToken With(string claim, object? value)
    {
        var claims = new Dictionary<string, object>(Claims);
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        return this with
        {
            Claims = claims,
        };
    }

    /// <summary>The same, signed with the directory's public key as if it were a shared secret.</summary>
    public MadeToken SignedWithPublicKey(RsaSecurityKey key) =>
        this with
        {
            Signature = new(
                new SymmetricSecurityKey(key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = key.KeyId },
                SecurityAlgorithms.HmacSha256
            ),
        };

    public string Write() =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                Claims = Claims.ToDictionary(),
                IssuedAt = From,
                NotBefore = From,
                Expires = Until,
                SigningCredentials = Signature,
            }
        );
}

/// <summary>What can be wrong with a token, by a word for the test's name.</summary>
internal static class Faulty
{
    public static TheoryData<string> Tokens { get; } =
    ["audience", "issuer", "key", "none", "public key as secret", "expired", "not yet valid", "no subject", "changed"];

    public static string Token(string fault, JsonWebToken genuine, IdentityProvider directory)
    {
        var token = MadeToken.Like(genuine, directory.Key);
        var hour = TimeSpan.FromHours(1);
        return fault switch
        {
            "audience" => (token with { Audience = "api://something-else" }).Write(),
            "issuer" => (token with { Issuer = "http://127.0.0.1:1/" }).Write(),
            // The id of the key is right, the key is not.
            "key" => (
                token with
                {
                    Signature = new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = directory.Key.KeyId }, SecurityAlgorithms.RsaSha256),
                }
            ).Write(),
            "none" => (token with { Signature = null }).Write(),
            "public key as secret" => token.SignedWithPublicKey(directory.Key).Write(),
            "expired" => (token with { From = token.From - 2 * hour, Until = token.From - hour }).Write(),
            "not yet valid" => (token with { From = token.Until, Until = token.Until + hour }).Write(),
            "no subject" => token.With("sub", null).Write(),
            "changed" => Swapped(genuine, token.With("sub", "somebody-else").Write()),
            "nothing" => token.Write(),
            _ => throw new ArgumentException(fault, nameof(fault)),
        };
    }

    // The claims of one token with the signature of the other.
    private static string Swapped(JsonWebToken genuine, string other)
    {
        var parts = genuine.EncodedToken.Split('.');
        return $"{parts[0]}.{other.Split('.')[1]}.{parts[2]}";
    }
}
