namespace CouncilPlatform.Host.Core.Calendars;

/// <summary>Reads a partnership's calendar feeds.</summary>
internal sealed class CalendarQueries
{
    /// <summary>The partnership's calendar feeds, latest first, including those that were revoked.</summary>
    [Requires(Role.Officer)]
    public static Task<Connection<CalendarFeed>> CalendarFeeds(
        Partnership partnership,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    ) => db.Of<CalendarFeed>(partnership).PageAsync(paging, f => f.CreatedUtc, descending: true, cancellationToken);
}
