using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary>A key that lets a program in. Only its SHA-256 is stored: it cannot be shown again.</summary>
internal sealed class ApiKey : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What the audit trail calls its bearer.</summary>
    public required string Label { get; init; }

    /// <summary>Where it counts; null for the platform's operator.</summary>
    public Guid? PartnershipId { get; init; }

    public Role? Role { get; init; }

    /// <summary>For whom its bearer acts, where it says: an applicant always does.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) =>
        OrganisationId is { } id ? organisations.Get(id) : null;

    public DateTime CreatedUtc { get; init; }

    public DateTime? ExpiresUtc { get; init; }

    public DateTime? RevokedUtc { get; set; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedUtc { get; set; }

    public int Version { get; set; }

    public Guid? OrganisationId { get; init; }

    /// <summary>SHA-256 of the key's text, in lower-case hexadecimal.</summary>
    internal string Hash { get; init; } = "";
}
