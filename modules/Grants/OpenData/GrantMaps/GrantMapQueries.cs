namespace CouncilPlatform.Grants.OpenData;

/// <summary>The maps of councils' grants that a partnership has drawn up.</summary>
internal sealed class GrantMapQueries
{
    /// <summary>The map with a slug, or null.</summary>
    public static Task<GrantMap?> GrantMap(
        Partnership partnership,
        string slug,
        Selection selection,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.GrantMaps.Where(m => m.PartnershipId == partnership.Id && m.Slug == slug))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every map, by slug.</summary>
    public static Task<Connection<GrantMap>> GrantMaps(
        Partnership partnership,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    ) => db.GrantMaps.Where(m => m.PartnershipId == partnership.Id).PageAsync(paging, m => m.Slug, descending: false, cancellationToken);

    internal static Task<GrantMap?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().GrantMaps.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    internal static Task<GrantMapEntry?> FindEntryAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().GrantMapEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}
