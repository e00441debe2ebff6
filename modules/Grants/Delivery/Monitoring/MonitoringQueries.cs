namespace CouncilPlatform.Grants.Delivery;

/// <summary>Monitoring returns: all for the partnership's own people, their organisation's own for applicants.</summary>
internal sealed class MonitoringQueries
{
    /// <summary>Returns by the day they are due, the earliest first; in one state, due before a day.</summary>
    [Requires(Role.Applicant)]
    public static Task<Connection<MonitoringReturn>> MonitoringReturns(
        Partnership partnership,
        MonitoringState? state,
        DateOnly? dueBefore,
        Caller caller,
        Paging paging,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var all = caller.Has(Role.Viewer, partnership);
        var own = caller.Organisation;
        var today = UkTime.Today(time);
        var returns = db.MonitoringReturns.Where(r =>
            r.PartnershipId == partnership.Id
            && (all || own != null && r.OrganisationId == own)
            && (dueBefore == null || r.DueOn < dueBefore)
        );
        returns = state switch
        {
            null => returns,
            MonitoringState.Due => returns.Where(r => r.Stage == MonitoringState.Due && r.DueOn >= today),
            MonitoringState.Overdue => returns.Where(r => r.Stage == MonitoringState.Due && r.DueOn < today),
            _ => returns.Where(r => r.Stage == state),
        };
        return returns.PageAsync(paging, r => r.DueOn, descending: false, cancellationToken);
    }

    internal static Task<MonitoringReturn?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<GrantsDb>().MonitoringReturns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
}
