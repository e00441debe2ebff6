using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CouncilPlatform.Host.Security;

/// <summary>A secret that gives access. It is shown once, and only its hash is stored.</summary>
internal static class Secret
{
    /// <summary>How many characters a secret has: 256 bits in base 64.</summary>
    public const int Length = 43;

    /// <summary>The characters of a secret.</summary>
    public static readonly SearchValues<char> Characters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>256 random bits, in a form that can be part of an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
