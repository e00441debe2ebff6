using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary>Creates and revokes keys, for mutations and commands.</summary>
internal sealed class KeyChanges(Change<CoreDb> change)
{
    private static readonly HashSet<string> Reserved = new(Names.Same)
    {
        "operator",
        "command line",
        "setup",
        "anonymous",
        "demonstration",
        "events",
    };

    /// <param name="partnership">The partnership that the key is valid in. Null creates a key of the platform's operator.</param>
    /// <param name="role">What it allows there.</param>
    /// <param name="organisation">The organisation that it acts for; an applicant must act for one.</param>
    /// <param name="forPartnership">Whether it acts for the partnership's own team.</param>
    /// <param name="label">The name of the key's user in the audit trail.</param>
    /// <param name="expires">When it stops working; null for never.</param>
    public NewKey Create(
        Partnership? partnership,
        Role? role,
        Guid? organisation,
        string label,
        DateTime? expires,
        bool forPartnership = false
    )
    {
        new Rules()
            .Text(label, 100)
            .Require(
                partnership is null || !Reserved.Contains(label),
                RuleCodes.Invalid,
                $"The audit trail uses \"{label}\" for the platform itself. Enter another label.",
                label
            )
            .Require(
                !forPartnership || organisation is null && role is not Role.Applicant,
                RuleCodes.Invalid,
                "A key acts either for an organisation or for the partnership's own team.",
                forPartnership
            )
            .Require(
                role is not Role.Applicant || organisation is not null,
                RuleCodes.Invalid,
                "A key for an applicant acts for one organisation. Enter its GSS code or identifier.",
                organisation
            )
            .Require(expires is null || expires > change.NowUtc, RuleCodes.Invalid, "The key must expire in the future.", expires)
            .Check();
        var key = ApiKeys.Prefix + Secret.New();
        var record = change.Add(
            new ApiKey
            {
                Hash = Secret.Hash(key),
                Label = label,
                PartnershipId = partnership?.Id,
                Role = partnership is null ? null : role,
                OrganisationId = organisation,
                ActsForPartnership = forPartnership,
                MadeById = change.Caller.Person,
                CreatedUtc = change.NowUtc,
                ExpiresUtc = expires,
            }
        );
        change.AuditIn(partnership?.Id, record, $"{label}: {(partnership is null ? "operator" : role)}");
        return new(key, record);
    }

    /// <summary>Revokes a key at once. It cannot be made to work again.</summary>
    /// <param name="key">The key's own id.</param>
    /// <param name="partnership">Only a key of this partnership. Null for any key.</param>
    /// <param name="version">The version that the caller saw. Null to accept any version.</param>
    public async Task<ApiKey> RevokeAsync(Guid key, Partnership? partnership, int? version)
    {
        await change.BeginAsync();
        var record =
            await change.Db.ApiKeys.SingleOrDefaultAsync(
                k => k.Id == key && (partnership == null || k.PartnershipId == partnership.Id),
                change.Cancellation
            ) ?? throw new RuleException(RuleCodes.NotFound, "No key here has this id. Check it, then try again.", key);
        record.RequireVersion(version, "key").Revoke(change.NowUtc);
        change.AuditIn(record.PartnershipId, record, record.Label);
        return record;
    }
}
