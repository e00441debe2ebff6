namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What a partnership's councils agreed.</summary>
internal sealed class AgreementQueries
{
    /// <summary>Agreements, by slug.</summary>
    /// <param name="name">Only those that are called so, by title or alias.</param>
    public static Task<Connection<Agreement>> Agreements(
        Partnership partnership,
        string? name,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Agreements.Where(a =>
                a.PartnershipId == partnership.Id
                && (name == null || a.Title == name || db.AgreementAliases.Any(x => x.AgreementId == a.Id && x.Name == name))
            )
            .PageAsync(paging, a => a.Slug, descending: false, cancellationToken);

    /// <summary>The agreement with a slug, or null.</summary>
    public static Task<Agreement?> Agreement(Partnership partnership, string slug, BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.PartnershipId == partnership.Id && a.Slug == slug, cancellationToken);

    internal static Task<T?> FindAsync<T>(IServiceProvider services, Guid id, CancellationToken cancellationToken)
        where T : class, IKeyed =>
        services.GetRequiredService<BackOfficeDb>().Set<T>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
}
