using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CouncilPlatform.Host.Security;

/// <summary>What lets somebody in: shown once, and kept only as its hash.</summary>
internal static class Secret
{
    /// <summary>256 random bits, as they may stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
