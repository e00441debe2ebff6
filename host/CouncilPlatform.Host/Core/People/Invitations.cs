using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Makes the addresses with which people sign in for the first time.</summary>
internal sealed class Invitations(Change<CoreDb> change)
{
    /// <summary>The pages of invitations are below this address.</summary>
    public const string Address = "/invitations";

    // Long enough for a holiday; a new one is made in a moment.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>The path of an invitation's page.</summary>
    public static string PathOf(string secret) => $"{Address}/{secret}";

    /// <summary>Adds an invitation, and returns the secret part of its address.</summary>
    public (string Secret, DateTime ExpiresUtc) Add(Person person)
    {
        var secret = Secret.New();
        var expires = change.NowUtc + Lifetime;
        change.Add(
            new Invitation
            {
                PersonId = person.Id,
                Hash = Secret.Hash(secret),
                ExpiresUtc = expires,
            }
        );
        return (secret, expires);
    }

    /// <summary>The open invitation of an address, and its person. Null if it is unknown, used or expired.</summary>
    public static async Task<(Invitation Invitation, Person Person)?> FindAsync(
        CoreDb db,
        string secret,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var hash = Secret.Hash(secret);
        return
            await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, cancellationToken) is { } invitation
            && invitation.IsOpen(now)
            && await db.People.AsNoTracking().SingleAsync(p => p.Id == invitation.PersonId, cancellationToken) is { MaySignIn: true } person
            ? (invitation, person)
            : null;
    }

    /// <summary>
    /// Uses an open invitation up, and returns its person. Null if it is unknown, used or expired: of two browsers that open one
    /// invitation, the first to save wins.
    /// </summary>
    public static async Task<Person?> UseAsync(Change<CoreDb> change, string secret)
    {
        if (await FindAsync(change.Db, secret, change.NowUtc, change.Cancellation) is not var (invitation, person))
        {
            return null;
        }

        // Locked and read back, because a server may not count the rows of an update (NOCOUNT).
        await change.BeginAsync();
        var own = change.Db.Invitations.Where(i => i.Id == invitation.Id);
        await own.ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedUtc, i => i.UsedUtc), change.Cancellation);
        if (!await own.AnyAsync(i => i.UsedUtc == null, change.Cancellation))
        {
            return null;
        }

        await own.ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedUtc, (DateTime?)change.NowUtc), change.Cancellation);
        return person;
    }
}
