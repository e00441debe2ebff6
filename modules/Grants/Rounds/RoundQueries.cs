namespace CouncilPlatform.Grants.Rounds;

/// <summary>The rounds of a partnership. One without a form is seen only by those who prepare it.</summary>
internal sealed class RoundQueries
{
    /// <summary>The round with a slug, or null.</summary>
    public static Task<Round?> Round(
        Partnership partnership,
        string slug,
        Caller caller,
        Selection selection,
        GrantsDb db,
        CancellationToken cancellationToken
    ) => selection.Columns(db.Rounds.Announced(caller, partnership).Where(r => r.Slug == slug)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every round, the latest to open first.</summary>
    public static Task<Connection<Round>> Rounds(
        Partnership partnership,
        Caller caller,
        Paging paging,
        GrantsDb db,
        CancellationToken cancellationToken
    ) => db.Rounds.Announced(caller, partnership).PageAsync(paging, r => r.OpensUtc, descending: true, cancellationToken);

    /// <summary>The rounds that an applicant may apply to now, the first to close first; also where the partnership is not published.</summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<Round>> OpenRounds(
        Partnership partnership,
        Paging paging,
        GrantsDb db,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow().UtcDateTime;
        // As UkTime.IsOver has it: the closing second is still in time.
        var lastSecond = now.AddSeconds(-1);
        return db
            .Rounds.Where(r => r.PartnershipId == partnership.Id && r.FormNumber > 0 && r.OpensUtc <= now && r.ClosesUtc > lastSecond)
            .PageAsync(paging, r => r.ClosesUtc, descending: false, cancellationToken);
    }

    internal static Task<Round?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
}
