namespace CouncilPlatform.Grants.Delivery;

internal sealed class Reminders(GrantsDb db, IMediator mediator)
{
    /// <summary>
    /// Returns due within some days of <paramref name="asOf"/>, or late by then, of which nobody was reminded on that day.
    /// </summary>
    public async Task<IReadOnlyList<Reminder>> DueAsync(
        Partnership partnership,
        DateOnly asOf,
        int within,
        CancellationToken cancellationToken
    )
    {
        var last = asOf.AddDays(within);
        var due = await (
            from r in db.Of<MonitoringReturn>(partnership)
            join allocation in db.Of<Allocation>(partnership) on r.AllocationId equals allocation.Id
            where
                (r.Stage == MonitoringState.Due || r.Stage == MonitoringState.ReturnedForChanges)
                && r.DueOn <= last
                && !db.Set<MonitoringReminder>().Any(m => m.MonitoringReturnId == r.Id && m.On == asOf)
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

    public static void Record(MonitoringReturn due, DateOnly on, Change<GrantsDb> change)
    {
        change.Add(new MonitoringReminder { MonitoringReturnId = due.Id, On = on });
        change.Audit(due, $"{due.Title}: {on:yyyy-MM-dd}");
    }
}

/// <param name="DaysLeft">0 on the last day; negative once the return is late.</param>
internal sealed record Reminder(MonitoringReturn Return, string Project, string? Organisation, int DaysLeft);
