using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Members;

internal static class MembershipDays
{
    /// <summary>Memberships that may have counted on a day. If nobody knows when one began, it counts from the beginning.</summary>
    public static IQueryable<T> CountingOn<T>(this IQueryable<T> memberships, DateOnly day)
        where T : DatedMembership =>
        memberships.Where(m => (m.FirstDay == null || m.FirstDay <= day) && (m.LastDay == null || day <= m.LastDay));

    /// <summary>The partnerships of which each organisation is a member on a day.</summary>
    public static async Task<HashSet<(Guid Organisation, Guid Partnership)>> MembersAsync(
        this CoreDb db,
        IReadOnlyCollection<Guid> organisations,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        if (organisations.Count == 0)
        {
            return [];
        }

        var found = await db.AcrossPartnerships<Membership>(
                "Somebody who acts for an organisation may do so in each partnership of which it is a member."
            )
            .AsNoTracking()
            .CountingOn(day)
            .Where(m => organisations.Contains(m.OrganisationId))
            .Select(m => new { m.OrganisationId, m.PartnershipId })
            .ToListAsync(cancellationToken);
        return [.. found.Select(m => (m.OrganisationId, m.PartnershipId))];
    }
}
