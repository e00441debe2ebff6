using System.Linq.Expressions;
using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.Core.Offices;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Keys;

/// <summary>Finds the caller of a key.</summary>
internal sealed class ApiKeys(CoreDb db, LastUses uses, TimeProvider time)
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "cpp_";

    /// <summary>Whether a text can be a key. What cannot is refused before anything else is done with it.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Prefix.Length + Secret.Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Secret.Characters) < 0;

    /// <summary>The caller that a key belongs to. Null for a key that is unknown, expired or revoked.</summary>
    public Task<Caller?> FindCallerAsync(string key, CancellationToken cancellationToken)
    {
        // Found by its hash: its timing reveals nothing about the key, which has 256 random bits.
        var hash = Secret.Hash(key);
        return FindCallerAsync(k => k.Hash == hash, cancellationToken);
    }

    /// <summary>The caller that a key with an id belongs to, for work that a request left. Null if it is expired or revoked.</summary>
    public Task<Caller?> FindCallerAsync(Guid id, CancellationToken cancellationToken) =>
        FindCallerAsync(k => k.Id == id, cancellationToken);

    private async Task<Caller?> FindCallerAsync(Expression<Func<ApiKey, bool>> which, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = UkTime.Today(time);
        var offices = db.Appointments.CountingOn(today);
        var found = await db
            .ApiKeys.AsNoTracking()
            .Where(which)
            .Select(k => new
            {
                Key = k,
                Offices = offices.Where(a => a.HolderId == k.Id).Select(a => new { a.Office, a.OrganisationId }).ToList(),
                HasSucceeded = db.Successions.Any(s =>
                    s.InheritsOn <= today && (s.OrganisationId == k.OrganisationId || s.SuccessorId == k.OrganisationId)
                ),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is not { Key: { RevokedUtc: null } record } || record.ExpiresUtc <= now)
        {
            return null;
        }

        // To the minute: a key in constant use must not be written again and again.
        if (record.LastUsedUtc is not { } last || last <= now.AddMinutes(-1))
        {
            uses.NoteKey(record.Id, now);
        }

        var (organisation, predecessors) = found.HasSucceeded
            ? await Inheritance.FindAsync(db, record.OrganisationId!.Value, today, cancellationToken)
            : (record.OrganisationId, new HashSet<Guid>());
        return new Caller(
            record.Label,
            isOperator: record.PartnershipId is null,
            await RolesAsync(record, organisation, today, cancellationToken)
        )
        {
            Id = record.Id,
            Person = record.PersonId(),
            Organisation = organisation,
            Predecessors = predecessors,
            ActsForPartnership = record.ActsForPartnership,
            Offices = [.. found.Offices.Select(o => (o.Office, o.OrganisationId))],
        };
    }

    /// <summary>The role of the key. None on a day on which its organisation is not a member, unless it applies for grants.</summary>
    private async Task<Dictionary<Guid, Role>> RolesAsync(
        ApiKey record,
        Guid? organisation,
        DateOnly today,
        CancellationToken cancellationToken
    ) =>
        record is { PartnershipId: { } partnership, Role: { } role }
        && (
            role == Role.Applicant
            || organisation is not { } member
            || (await db.MembersAsync([member], today, cancellationToken)).Contains((member, partnership))
        )
            ? new() { [partnership] = role }
            : [];
}
