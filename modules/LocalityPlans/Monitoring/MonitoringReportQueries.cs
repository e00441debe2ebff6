namespace CouncilPlatform.LocalityPlans.Monitoring;

internal sealed class MonitoringReportQueries
{
    /// <summary>The report with a number; null where there is none.</summary>
    /// <param name="number">The report's number in the partnership, from 1.</param>
    public static Task<MonitoringReport?> MonitoringReport(Partnership partnership, int number, Selection selection, LocalityPlansDb db) =>
        selection.SingleAsync(db.Of<MonitoringReport>(partnership).Where(r => r.Number == number));

    /// <summary>Every report, the latest first.</summary>
    public static Task<Connection<MonitoringReport>> MonitoringReports(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<MonitoringReport>(partnership).PageAsync(paging, r => r.Number, descending: true);
}
