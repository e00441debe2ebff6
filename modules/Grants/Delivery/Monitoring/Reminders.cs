namespace CouncilPlatform.Grants.Delivery;

/// <summary>Who is to be reminded of monitoring returns, and who was.</summary>
internal sealed class Reminders(GrantsDb db, IMediator mediator)
{
    /// <summary>Returns that are awaited and due within some days of <paramref name="asOf"/>, or late by then, of which nobody was reminded on that day; the earliest first.</summary>
    public async Task<IReadOnlyList<Reminder>> DueAsync(
        Partnership partnership,
        DateOnly asOf,
        int within,
        CancellationToken cancellationToken
    )
    {
        var last = asOf.AddDays(within);
        var due = await (
            from r in db.MonitoringReturns
            join allocation in db.Allocations on r.AllocationId equals allocation.Id
            where
                r.PartnershipId == partnership.Id
                && (r.Stage == MonitoringState.Due || r.Stage == MonitoringState.ReturnedForChanges)
                && r.DueOn <= last
                && !db.MonitoringReminders.Any(m => m.MonitoringReturnId == r.Id && m.On == asOf)
            orderby r.DueOn, r.Id
            select new { Return = r, Project = allocation.Title }
        ).ToListAsync(cancellationToken);
        var organisations = await mediator.Send(
            new GetOrganisations([.. due.Select(d => d.Return.OrganisationId).OfType<Guid>().Distinct()]),
            cancellationToken
        );
        return
        [
            .. due.Select(d => new Reminder(
                d.Return,
                d.Project,
                d.Return.OrganisationId is { } id ? organisations.GetValueOrDefault(id)?.Name : null,
                d.Return.DueOn.DayNumber - asOf.DayNumber
            )),
        ];
    }

    /// <summary>Notes that somebody was reminded.</summary>
    public void Record(MonitoringReturn due, DateOnly on)
    {
        db.Add(new MonitoringReminder { MonitoringReturnId = due.Id, On = on });
        db.Audit("recordReminder", due, due.PartnershipId, $"{due.Title}: {on:yyyy-MM-dd}");
    }
}

/// <param name="Project">What the allocation is called.</param>
/// <param name="Organisation">Its name; null where the officers send the return in.</param>
/// <param name="DaysLeft">0 on the last day; less once it is late.</param>
internal sealed record Reminder(MonitoringReturn Return, string Project, string? Organisation, int DaysLeft);
