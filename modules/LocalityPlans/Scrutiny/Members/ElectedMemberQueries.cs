namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>The members of the partnership's councils.</summary>
internal sealed class ElectedMemberQueries
{
    /// <summary>The member with a slug, or null.</summary>
    public static Task<ElectedMember?> ElectedMember(
        Partnership partnership,
        string slug,
        Selection selection,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.ElectedMembers.Where(m => m.PartnershipId == partnership.Id && m.Slug == slug))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every member, once, by label.</summary>
    public static Task<Connection<ElectedMember>> ElectedMembers(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .ElectedMembers.Where(m => m.PartnershipId == partnership.Id)
            .PageAsync(paging, m => m.Label, descending: false, cancellationToken);

    internal static Task<ElectedMember?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .ElectedMembers.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
}
