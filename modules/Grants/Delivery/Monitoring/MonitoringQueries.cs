namespace CouncilPlatform.Grants.Delivery;

internal sealed class MonitoringQueries
{
    /// <summary>Monitoring returns by the day on which they are due, the earliest first.</summary>
    /// <param name="state">Only those in this state.</param>
    /// <param name="dueBefore">Only those due before this day.</param>
    [Requires(Role.Applicant)]
    public static Task<Connection<MonitoringReturn>> MonitoringReturns(
        Partnership partnership,
        MonitoringState? state,
        DateOnly? dueBefore,
        Caller caller,
        Paging paging,
        TimeProvider time,
        GrantsDb db
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisations;
        var today = UkTime.Today(time);
        var returns = db.Of<MonitoringReturn>(partnership)
            .Where(r => (all || own.Contains(r.OrganisationId)) && (dueBefore == null || r.DueOn < dueBefore));
        returns = state switch
        {
            null => returns,
            MonitoringState.Due => returns.Where(r => r.Stage == MonitoringState.Due && r.DueOn >= today),
            MonitoringState.Overdue => returns.Where(r => r.Stage == MonitoringState.Due && r.DueOn < today),
            _ => returns.Where(r => r.Stage == state),
        };
        return returns.PageAsync(paging, r => r.DueOn);
    }
}
