namespace CouncilPlatform.BackOffice.Agreements;

internal sealed class AgreementQueries
{
    /// <summary>What the councils of the partnership agreed, by short name.</summary>
    /// <param name="name">Only agreements with this title or alias, like Memorandum of Association.</param>
    public static Task<Connection<Agreement>> Agreements(Partnership partnership, string? name, Paging paging, BackOfficeDb db) =>
        db.Of<Agreement>(partnership)
            .Where(a => name == null || a.Title == name || db.Set<AgreementAlias>().Any(x => x.AgreementId == a.Id && x.Name == name))
            .PageAsync(paging, a => a.Slug);

    /// <summary>The agreement with a short name; null where there is none.</summary>
    /// <param name="slug">The agreement's short name, like waste-services.</param>
    public static Task<Agreement?> Agreement(Partnership partnership, string slug, Selection selection, BackOfficeDb db) =>
        selection.BySlugAsync<Agreement>(db, partnership, slug);

    /// <summary>What bodies delegated to officers, by title.</summary>
    public static Task<Connection<Delegation>> Delegations(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<Delegation>(partnership).PageAsync(paging, d => d.Title);

    /// <summary>Documents that several councils put forward together, by short name.</summary>
    public static Task<Connection<JointDocument>> JointDocuments(Partnership partnership, Paging paging, BackOfficeDb db) =>
        db.Of<JointDocument>(partnership).PageAsync(paging, d => d.Slug);
}
