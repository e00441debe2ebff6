using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CouncilPlatform.Host.Pages.Forms.Drafts;

/// <summary>
/// Whose form it is. The form carries it, sealed, so that what a person has typed can be kept for them, and for nobody else, although their
/// session has ended.
/// </summary>
internal sealed class FormOwner(IDataProtectionProvider protection)
{
    private static readonly TimeSpan _valid = TimeSpan.FromDays(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("form owner").ToTimeLimitedDataProtector();

    public string Seal(Guid person, string address) => _protector.Protect($"{person:N} {address}", _valid);

    /// <summary>The person to whom the host has shown this form. Null if it has shown it to nobody.</summary>
    public Guid? Read(string? sealedOwner, string address)
    {
        try
        {
            return
                sealedOwner is not null
                && _protector.Unprotect(sealedOwner).Split(' ', 2) is [var person, var of]
                && of == address
                && Guid.TryParseExact(person, "N", out var id)
                ? id
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
