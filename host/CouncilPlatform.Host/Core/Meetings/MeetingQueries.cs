using CouncilPlatform.Host.Core.Bodies;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>Reads the meetings of a partnership's bodies.</summary>
internal sealed class MeetingQueries
{
    /// <summary>The meetings of the partnership's bodies, the latest first.</summary>
    /// <param name="body">Only those of the body with this id.</param>
    /// <param name="status">Only those with this status.</param>
    /// <param name="from">Only those on this day or later.</param>
    /// <param name="until">Only those on this day or earlier.</param>
    public static Task<Connection<Meeting>> Meetings(
        Partnership partnership,
        GlobalId? body,
        MeetingStatus? status,
        DateOnly? from,
        DateOnly? until,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    )
    {
        var of = body?.For<Body>(InputPath.Argument("body"));
        return db.Of<Meeting>(partnership)
            .Where(m =>
                (of == null || m.BodyId == of)
                && (status == null || m.Status == status)
                && (from == null || m.On >= from)
                && (until == null || m.On <= until)
            )
            .PageAsync(paging, m => m.On, descending: true, cancellationToken);
    }
}
