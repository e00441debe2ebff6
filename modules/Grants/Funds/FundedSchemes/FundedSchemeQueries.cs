namespace CouncilPlatform.Grants.Funds;

/// <summary>The schemes of a partnership that several sources pay for.</summary>
internal sealed class FundedSchemeQueries
{
    /// <summary>The scheme with a slug, or null.</summary>
    public static Task<FundedScheme?> FundedScheme(
        Partnership partnership,
        string slug,
        Selection selection,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.FundedSchemes.Where(s => s.PartnershipId == partnership.Id && s.Slug == slug))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every scheme that several sources pay for, by slug.</summary>
    public static Task<Connection<FundedScheme>> FundedSchemes(
        Partnership partnership,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    ) =>
        db.FundedSchemes.Where(s => s.PartnershipId == partnership.Id).PageAsync(paging, s => s.Slug, descending: false, cancellationToken);

    internal static Task<FundedScheme?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().FundedSchemes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
}
