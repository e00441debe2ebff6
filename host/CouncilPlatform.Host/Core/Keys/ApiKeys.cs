using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary>Finds the caller of a key.</summary>
internal sealed class ApiKeys(CoreDb db, TimeProvider time)
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "cpp_";

    /// <summary>The caller that a key belongs to. Null for a key that is unknown, expired or revoked.</summary>
    public async Task<Caller?> FindCallerAsync(string key, CancellationToken cancellationToken)
    {
        // Found by its hash: its timing reveals nothing about the key, which has 256 random bits.
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

    // To the minute: a key in constant use must not make every read a write.
    private Task NoteUseAsync(ApiKey record, DateTime now, CancellationToken cancellationToken) =>
        record.LastUsedUtc > now.AddMinutes(-1)
            ? Task.CompletedTask
            : db
                .ApiKeys.Where(k => k.Id == record.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedUtc, now), cancellationToken);
}
