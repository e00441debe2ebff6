using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>What the messages of a webhook are signed with, as Standard Webhooks says (https://www.standardwebhooks.com).</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int Bytes = 32;

    /// <summary>256 random bits, as receivers expect them.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The value of the header <c>webhook-signature</c>: a signature for each secret. A receiver accepts any that is right.</summary>
    public static string Sign(IEnumerable<string> secrets, string id, long timestamp, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}"));
        return string.Join(
            ' ',
            secrets.Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[Prefix.Length..]), signed))}")
        );
    }
}
