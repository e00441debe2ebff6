namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What the councils of a partnership agreed.</summary>
internal sealed class AgreementQueries
{
    /// <summary>Agreements, by short name.</summary>
    /// <param name="name">Only agreements with this title or alias.</param>
    public static Task<Connection<Agreement>> Agreements(
        Partnership partnership,
        string? name,
        Paging paging,
        BackOfficeDb db,
        CancellationToken cancellationToken
    ) =>
        db.Of<Agreement>(partnership)
            .Where(a => name == null || a.Title == name || db.Set<AgreementAlias>().Any(x => x.AgreementId == a.Id && x.Name == name))
            .PageAsync(paging, a => a.Slug, descending: false, cancellationToken);

    /// <summary>The agreement with a short name; null where there is none.</summary>
    /// <param name="slug">The agreement's short name, like waste-services.</param>
    public static Task<Agreement?> Agreement(Partnership partnership, string slug, BackOfficeDb db, CancellationToken cancellationToken) =>
        db.Of<Agreement>(partnership).AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug, cancellationToken);
}
