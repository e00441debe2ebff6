namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class KeyDateCalendar(LocalityPlansDb db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Partnership partnership, CancellationToken cancellationToken)
    {
        var dates = await (
            from date in db.Of<KeyDate>(partnership)
            join action in db.Of<PlanAction>(partnership) on date.ActionId equals action.Id
            where date.Starts != null || date.Ends != null
            orderby date.Id
            select new
            {
                date.Id,
                date.Text,
                date.Starts,
                date.Ends,
                date.ActionId,
                action.Title,
                action.Detail,
                action.CompletedOn,
                action.Version,
            }
        ).ToListAsync(cancellationToken);
        var owners = (
            await db.Set<ActionOwner>()
                .Where(o => db.Of<KeyDate>(partnership).Any(d => d.ActionId == o.ActionId))
                .Select(o => new { o.ActionId, o.OrganisationId })
                .ToListAsync(cancellationToken)
        ).ToLookup(o => o.ActionId, o => o.OrganisationId);
        return
        [
            .. from date in dates
            // With only a beginning, or only an end, it is an entry of one day.
            let first = date.Starts ?? date.Ends!.Value
            select new CalendarEntry(
                new(nameof(KeyDate), date.Id),
                (date.CompletedOn is null ? "" : "Done: ") + date.Title,
                first,
                date.Ends ?? first
            )
            {
                Details = date.Detail is null ? date.Text : $"{date.Text}\n\n{date.Detail}",
                Owners = [.. owners[date.ActionId]],
                Version = date.Version,
            },
        ];
    }
}
