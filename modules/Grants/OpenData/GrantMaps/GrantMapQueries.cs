namespace CouncilPlatform.Grants.OpenData;

internal sealed class GrantMapQueries
{
    /// <summary>The map with a short name; null if there is none.</summary>
    /// <param name="slug">The map's short name.</param>
    public static Task<GrantMap?> GrantMap(Partnership partnership, string slug, Selection selection, GrantsDb db) =>
        selection.BySlugAsync<GrantMap>(db, partnership, slug);

    /// <summary>Every map of the partnership, by short name.</summary>
    public static Task<Connection<GrantMap>> GrantMaps(Partnership partnership, Paging paging, GrantsDb db) =>
        db.Of<GrantMap>(partnership).PageAsync(paging, m => m.Slug);
}
