namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class ElectedMemberQueries
{
    /// <summary>The member with a short name; null where there is none.</summary>
    /// <param name="slug">The member's short name in the partnership.</param>
    public static Task<ElectedMember?> ElectedMember(Partnership partnership, string slug, Selection selection, LocalityPlansDb db) =>
        selection.BySlugAsync<ElectedMember>(db, partnership, slug);

    /// <summary>Every member, once, sorted by label.</summary>
    public static Task<Connection<ElectedMember>> ElectedMembers(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<ElectedMember>(partnership).PageAsync(paging, m => m.Label);
}
