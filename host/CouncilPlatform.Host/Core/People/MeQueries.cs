using CouncilPlatform.Host.Security;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.People;

/// <summary>What a person can see of themselves.</summary>
internal sealed class MeQueries
{
    /// <summary>The person who has signed in. Null for a key, and for anybody who has not.</summary>
    public static Person? Me(CallerContext context) => context.SignedIn?.Person;

    /// <summary>Your roles that count today, in every partnership. Empty unless you have signed in.</summary>
    public static async Task<IReadOnlyList<PersonRole>> MyRoles(
        CallerContext context,
        CoreDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (context.SignedIn?.Person.Id is not { } person)
        {
            return [];
        }

        return await db.AcrossPartnerships<PersonRole>("People see their own roles everywhere.")
            .AsNoTracking()
            .CountingOn(UkTime.Today(time))
            .Where(r => r.PersonId == person)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
    }
}
