namespace CouncilPlatform.Host.Core.People;

/// <summary>An address that lets one person sign in for the first time. It works once, until it expires.</summary>
[Shared("An invitation belongs to its person.")]
internal sealed class Invitation : Entity
{
    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of the address's secret part, in lower-case hexadecimal.</summary>
    [NotRecorded]
    public required string Hash { get; init; }

    public required DateTime ExpiresUtc { get; init; }

    public DateTime? UsedUtc { get; set; }

    /// <summary>Whether it can be used at this time.</summary>
    internal bool IsOpen(DateTime now) => UsedUtc is null && now < ExpiresUtc;
}
