namespace CouncilPlatform.Host.Core.People;

internal static class RoleDays
{
    /// <summary>Roles that count on a day, and that nobody has ended.</summary>
    public static IQueryable<PersonRole> CountingOn(this IQueryable<PersonRole> roles, DateOnly day) =>
        roles.Where(r => r.EndedUtc == null && r.From <= day && (r.Until == null || day <= r.Until));
}
