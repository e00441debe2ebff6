using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Data.RowSecurity;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary>A key with which a program calls this API. The key itself is not stored, so it cannot be shown again.</summary>
[Shared("The mutations of keys say which administrator may make and revoke which key.")]
[AcrossPartnerships("Who a caller is must be known before their partnership is. A key is stored as a hash.")]
internal sealed class ApiKey : Entity, IVersioned
{
    /// <summary>The name of the key's user in the audit trail: a system, never a person.</summary>
    public required string Label { get; init; }

    /// <summary>The partnership that the key is valid in. Null for the platform's operator.</summary>
    public Guid? PartnershipId { get; init; }

    /// <summary>What the key allows. Null for the platform's operator.</summary>
    public Role? Role { get; init; }

    /// <summary>The organisation that the key acts for. A key with the role APPLICANT always acts for one.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>Whether the key acts for the partnership's own team.</summary>
    public bool ActsForPartnership { get; init; }

    /// <summary>When the key was created.</summary>
    public DateTime CreatedUtc { get; init; }

    /// <summary>When the key stops working. Null if it never expires.</summary>
    public DateTime? ExpiresUtc { get; init; }

    /// <summary>When the key was revoked. Null if it was not.</summary>
    public DateTime? RevokedUtc { get; private set; }

    /// <summary>When the key was last used, to the minute. Null if it was never used.</summary>
    public DateTime? LastUsedUtc { get; set; }

    public int Version { get; set; }

    public Guid? OrganisationId { get; init; }

    /// <summary>The person who made the key. Null for a key made by a command.</summary>
    internal Guid? MadeById { get; init; }

    /// <summary>SHA-256 of the key's text, in lower-case hexadecimal.</summary>
    [NotRecorded]
    internal string Hash { get; init; } = "";

    /// <summary>
    /// The person behind the key: who made it, because they can use it. A key made by a command counts as a person of its own.
    /// </summary>
    internal Guid PersonId() => MadeById ?? Id;

    /// <exception cref="RuleException">INVALID: it is already revoked.</exception>
    internal void Revoke(DateTime now)
    {
        new Rules().Require(RevokedUtc is null, RuleCodes.Invalid, "This key is already revoked.", InputPath.Of("key")).Check();
        RevokedUtc = now;
    }
}
