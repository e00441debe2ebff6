namespace CouncilPlatform.Grants.Rounds;

internal sealed class RoundQueries
{
    /// <summary>The round with a short name; null if there is none.</summary>
    /// <param name="slug">The round's short name.</param>
    [Requires(Role.Applicant, UnlessPublished = true)]
    public static Task<Round?> Round(Partnership partnership, string slug, Caller caller, Selection selection, GrantsDb db) =>
        selection.SingleAsync(db.Of<Round>(partnership).Announced(caller, partnership).Where(r => r.Slug == slug));

    /// <summary>Every round, the latest to open first.</summary>
    [Requires(Role.Applicant, UnlessPublished = true)]
    public static Task<Connection<Round>> Rounds(Partnership partnership, Caller caller, Paging paging, GrantsDb db) =>
        db.Of<Round>(partnership).Announced(caller, partnership).PageAsync(paging, r => r.OpensUtc, descending: true);

    /// <summary>
    /// The rounds that an applicant may apply to now, the first to close first, also if the partnership is not published.
    /// </summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<Round>> OpenRounds(Partnership partnership, Paging paging, GrantsDb db, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // As for UkTime.IsOver: the closing second is still in time.
        var lastSecond = now.AddSeconds(-1);
        return db.Of<Round>(partnership)
            .Where(r => r.FormNumber > 0 && r.OpensUtc <= now && r.ClosesUtc > lastSecond)
            .PageAsync(paging, r => r.ClosesUtc);
    }
}
