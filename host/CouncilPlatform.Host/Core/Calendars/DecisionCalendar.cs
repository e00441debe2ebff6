using CouncilPlatform.Host.Core.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Calendars;

/// <summary>The meetings at which bodies consider matters, if their day is known.</summary>
internal sealed class DecisionCalendar(CoreDb db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Partnership partnership, CancellationToken cancellationToken)
    {
        var decisions = await (
            from decision in db.Decisions
            join body in db.Bodies on decision.BodyId equals body.Id
            where decision.PartnershipId == partnership.Id && decision.Meets != null
            orderby decision.Id
            select new
            {
                decision.Id,
                decision.Title,
                decision.Meets,
                decision.Version,
                Body = body.Name,
                body.OrganisationId,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. from decision in decisions
            let meets = decision.Meets!.Value
            where meets.First == meets.Last
            select new CalendarEntry(new(nameof(Decision), decision.Id), $"{decision.Body}: {decision.Title}", meets.First, meets.Last)
            {
                Owners = decision.OrganisationId is { } owner ? [owner] : [],
                Version = decision.Version,
            },
        ];
    }
}
