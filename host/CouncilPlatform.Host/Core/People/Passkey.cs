namespace CouncilPlatform.Host.Core.People;

/// <summary>A passkey of a person, with which they sign in without a password. The secret part never leaves their device.</summary>
[Shared("A passkey belongs to its person, who may remove it.")]
internal sealed class Passkey : Entity
{
    public required Guid PersonId { get; init; }

    /// <summary>The credential's id, in base64url. At most 1,023 bytes.</summary>
    [NotRecorded]
    public required string CredentialId { get; init; }

    /// <summary>SHA-256 of the credential's id, in lower-case hexadecimal: an index cannot have the length of the id.</summary>
    [NotRecorded]
    public required string CredentialHash { get; init; }

    /// <summary>The public key, as COSE in base64url.</summary>
    [NotRecorded]
    public required string PublicKey { get; init; }

    /// <summary>How often it was used, as the device counts. 0 for devices that do not count.</summary>
    public required long Uses { get; set; }

    /// <summary>What its person calls it, such as the device.</summary>
    [Personal]
    public required string Label { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public DateTime? UsedUtc { get; set; }
}
