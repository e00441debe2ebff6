using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>
/// Encrypts the secrets and addresses of webhooks with the keys that also protect cookies: the host needs them again for each message, so a
/// hash would not do.
/// </summary>
internal sealed class WebhookVault(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("webhooks");

    public string Encrypt(string text) => _protector.Protect(text);

    /// <summary>Null if the key is not in the database any more.</summary>
    public string? Decrypt(string encrypted)
    {
        try
        {
            return _protector.Unprotect(encrypted);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
