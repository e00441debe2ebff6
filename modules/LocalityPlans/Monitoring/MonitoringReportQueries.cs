namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>What was reported to scrutiny.</summary>
internal sealed class MonitoringReportQueries
{
    /// <summary>The report with a number, or null.</summary>
    public static Task<MonitoringReport?> MonitoringReport(
        Partnership partnership,
        int number,
        Selection selection,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        selection
            .Columns(db.MonitoringReports.Where(r => r.PartnershipId == partnership.Id && r.Number == number))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Every report, the latest first.</summary>
    public static Task<Connection<MonitoringReport>> MonitoringReports(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .MonitoringReports.Where(r => r.PartnershipId == partnership.Id)
            .PageAsync(paging, r => r.Number, descending: true, cancellationToken);

    internal static Task<MonitoringReport?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .MonitoringReports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
}
