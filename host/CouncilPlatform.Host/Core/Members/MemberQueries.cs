namespace CouncilPlatform.Host.Core.Members;

/// <summary>Reads a partnership's members.</summary>
internal sealed class MemberQueries
{
    /// <summary>The partnership's memberships by number, including those that have ended.</summary>
    /// <param name="asAt">Only memberships that counted on this day. If nobody knows when one began, it counts from the beginning.</param>
    /// <param name="role">Only memberships in this role.</param>
    public static Task<Connection<Membership>> Members(
        Partnership partnership,
        DateOnly? asAt,
        MemberRole? role,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var rows = db.Of<Membership>(partnership).Where(m => role == null || m.Role == role);
        if (asAt is { } day)
        {
            rows = rows.CountingOn(day);
        }

        return rows.PageAsync(paging, m => m.Number, descending: false, cancellationToken);
    }

    /// <summary>The organisations that are or were members.</summary>
    internal static IQueryable<Organisation> Organisations(CoreDb db, Partnership partnership) =>
        db.Organisations.Where(o => db.Of<Membership>(partnership).Any(m => m.OrganisationId == o.Id));
}
