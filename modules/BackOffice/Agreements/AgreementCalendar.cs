namespace CouncilPlatform.BackOffice.Agreements;

internal sealed class AgreementCalendar(BackOfficeDb db) : ICalendarSource
{
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(Partnership partnership, CancellationToken cancellationToken)
    {
        var agreements = await db.Of<Agreement>(partnership)
            .AsNoTracking()
            .Where(a => a.AgreedOn != null)
            .OrderBy(a => a.Slug)
            .ToListAsync(cancellationToken);
        var terminations = await db.Of<Termination>(partnership).AsNoTracking().ToDictionaryAsync(t => t.AgreementId, cancellationToken);
        var parties = (
            await db.Set<AgreementParty>()
                .AsNoTracking()
                .Where(p => db.Of<Agreement>(partnership).Any(a => a.Id == p.AgreementId))
                .ToListAsync(cancellationToken)
        ).ToLookup(p => p.AgreementId, p => p.OrganisationId);
        return
        [
            .. from agreement in agreements
            let termination = terminations.GetValueOrDefault(agreement.Id)
            from entry in Days(agreement, AgreementDates.LastDay(agreement, termination), termination is not null)
            select new CalendarEntry(new(entry.Kind, agreement.Id), entry.Title, entry.Day, entry.Day)
            {
                Details = agreement.Purpose,
                Owners = [.. parties[agreement.Id]],
                Version = agreement.Version + (termination?.Version ?? 0),
            },
        ];
    }

    // Each entry of an agreement has its own id.
    private static IEnumerable<(string Kind, string Title, DateOnly Day)> Days(Agreement agreement, DateOnly? last, bool terminating)
    {
        if (agreement.ReviewOn is { } review && (last is null || review <= last))
        {
            yield return ("AgreementReview", $"Review: {agreement.Title}", review);
        }

        if (!terminating && agreement.LastDayToGiveNotice() is { } notice)
        {
            yield return ("AgreementNotice", $"Last day to give notice: {agreement.Title}", notice);
        }

        if (last is { } end)
        {
            yield return ("AgreementEnd", $"Ends: {agreement.Title}", end);
        }
    }
}
