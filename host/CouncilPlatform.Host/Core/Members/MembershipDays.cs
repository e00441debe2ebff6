namespace CouncilPlatform.Host.Core.Members;

internal static class MembershipDays
{
    /// <summary>Memberships that may have counted on a day. If nobody knows when one began, it counts from the beginning.</summary>
    public static IQueryable<Membership> CountingOn(this IQueryable<Membership> memberships, DateOnly day) =>
        memberships.Where(m => (m.FirstDay == null || m.FirstDay <= day) && (m.LastDay == null || day <= m.LastDay));
}
