using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Calendars;

/// <summary>The meetings of bodies, planned and held. A cancelled meeting stays, so that calendars which have it say so.</summary>
internal sealed class MeetingCalendar(CoreDb db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Partnership partnership, CancellationToken cancellationToken)
    {
        var meetings = await (
            from meeting in db.Of<Meeting>(partnership)
            join body in db.Of<Body>(partnership) on meeting.BodyId equals body.Id
            orderby meeting.Id
            select new
            {
                meeting.Id,
                meeting.On,
                meeting.Time,
                meeting.Place,
                meeting.Status,
                meeting.Version,
                body.Name,
                body.OrganisationId,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. meetings.Select(m => new CalendarEntry(
                new(nameof(Meeting), m.Id),
                (m.Status == MeetingStatus.Cancelled ? "Cancelled: " : "") + $"Meeting of {m.Name}",
                m.On,
                m.On
            )
            {
                Details = string.Join(", ", new[] { m.Time, m.Place }.OfType<string>()) is { Length: > 0 } details ? details : null,
                Owners = m.OrganisationId is { } owner ? [owner] : [],
                Version = m.Version,
            }),
        ];
    }
}
