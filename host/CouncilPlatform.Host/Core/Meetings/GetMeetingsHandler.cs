using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Meetings;

internal sealed class GetMeetingsHandler(CoreDb db) : IRequestHandler<GetMeetings, IReadOnlyList<HeldMeeting>>
{
    public async Task<IReadOnlyList<HeldMeeting>> Handle(GetMeetings request, CancellationToken cancellationToken) =>
        await db.Of<Meeting>(request.PartnershipId)
            .Where(m => m.BodyId == request.Body && m.Status == MeetingStatus.Held)
            .OrderBy(m => m.On)
            .Select(m => new HeldMeeting(m.Id, m.On))
            .ToListAsync(cancellationToken);
}
