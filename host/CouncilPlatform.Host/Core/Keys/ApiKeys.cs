using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary>Makes keys, and tells whose a key is.</summary>
internal sealed class ApiKeys(CoreDb db, TimeProvider time)
{
    private const string Prefix = "cpp_";

    /// <param name="partnership">Where it counts; null makes a key of the platform's operator.</param>
    /// <param name="organisation">For whom its bearer acts; an applicant must act for one.</param>
    /// <returns>The key, which cannot be had again, and its record.</returns>
    public async Task<(string Key, ApiKey Record)> CreateAsync(
        Partnership? partnership,
        Role? role,
        Guid? organisation,
        string label,
        DateTime? expiresUtc,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Text(label, 100, "input", "label")
            .Require(
                role is not Role.Applicant || organisation is not null,
                RuleCodes.Invalid,
                "An applicant acts for an organisation. Say which: its GSS code or identifier.",
                "input",
                "organisation"
            )
            .Require(
                expiresUtc is null || expiresUtc > time.GetUtcNow().UtcDateTime,
                RuleCodes.Invalid,
                "expires is in the past. Choose a later time.",
                "input",
                "expires"
            )
            .Check();
        var key = Prefix + Secret.New();
        var record = new ApiKey
        {
            Hash = Secret.Hash(key),
            Label = label,
            PartnershipId = partnership?.Id,
            Role = partnership is null ? null : role,
            OrganisationId = organisation,
            CreatedUtc = time.GetUtcNow().UtcDateTime,
            ExpiresUtc = expiresUtc,
        };
        await db.WriteAsync(
            _ =>
            {
                db.Add(record);
                db.Audit("createKey", record, partnership?.Id, $"{label}: {(partnership is null ? "operator" : role)}");
                return Task.FromResult(record);
            },
            cancellationToken
        );
        return (key, record);
    }

    /// <summary>Stops a key at once, for good.</summary>
    /// <param name="partnership">Only a key of this partnership; null where any will do.</param>
    public Task<ApiKey> RevokeAsync(Guid id, Partnership? partnership, int? version, CancellationToken cancellationToken) =>
        db.WriteAsync(
            async ct =>
            {
                var record =
                    await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id && (partnership == null || k.PartnershipId == partnership.Id), ct)
                    ?? throw new RuleException(RuleCodes.NotFound, "There is no such key here.", "input", "key");
                new Rules()
                    .Require(
                        version is null || version == record.Version,
                        RuleCodes.Conflict,
                        $"The key is at version {record.Version}, not {version}: it was changed meanwhile. Read it again, then retry.",
                        "input",
                        "version"
                    )
                    .Require(record.RevokedUtc is null, RuleCodes.Invalid, "The key was revoked already.", "input", "key")
                    .Check();
                record.RevokedUtc = time.GetUtcNow().UtcDateTime;
                db.Audit("revokeKey", record, record.PartnershipId, record.Label);
                return record;
            },
            cancellationToken
        );

    /// <summary>The caller a key stands for; null for a key that is unknown, expired or revoked.</summary>
    public async Task<Caller?> FindCallerAsync(string key, CancellationToken cancellationToken)
    {
        // Found by its hash: what an attacker could time tells nothing of the key, which has 256 random bits.
        var hash = Secret.Hash(key);
        var record = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        if (record is null || record.RevokedUtc is not null || record.ExpiresUtc <= now)
        {
            return null;
        }

        await NoteUseAsync(record, now, cancellationToken);
        return record.PartnershipId is { } partnership
            ? new Caller(
                record.Label,
                isOperator: false,
                new Dictionary<Guid, Role> { [partnership] = record.Role!.Value },
                record.OrganisationId
            )
            : new Caller(record.Label, isOperator: true, new Dictionary<Guid, Role>());
    }

    // To the minute: a busy key must not make every read a write.
    private Task NoteUseAsync(ApiKey record, DateTime now, CancellationToken cancellationToken) =>
        record.LastUsedUtc > now.AddMinutes(-1)
            ? Task.CompletedTask
            : db
                .ApiKeys.Where(k => k.Id == record.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedUtc, now), cancellationToken);
}
