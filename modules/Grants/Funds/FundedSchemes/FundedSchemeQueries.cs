namespace CouncilPlatform.Grants.Funds;

internal sealed class FundedSchemeQueries
{
    /// <summary>The scheme with a short name; null if there is none.</summary>
    /// <param name="slug">The scheme's short name.</param>
    public static Task<FundedScheme?> FundedScheme(Partnership partnership, string slug, Selection selection, GrantsDb db) =>
        selection.BySlugAsync<FundedScheme>(db, partnership, slug);

    /// <summary>Every scheme that several sources pay for, by short name.</summary>
    public static Task<Connection<FundedScheme>> FundedSchemes(Partnership partnership, Paging paging, GrantsDb db) =>
        db.Of<FundedScheme>(partnership).PageAsync(paging, s => s.Slug);
}
