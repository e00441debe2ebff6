namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>The rows of a report are words and refer to no action, so that later changes do not affect them.</summary>
internal sealed class MonitoringFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<MonitoringSnapshot>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<MonitoringReport>(e =>
        {
            e.References(r => r.PlanId, typeof(ActionPlan));
            e.HasIndex(r => new { r.PartnershipId, r.Number }).IsUnique();
            e.HasIndex(r => r.PlanId);
        });
        tables
            .Entity<MonitoringRow>()
            .References(r => r.ReportId, typeof(MonitoringReport))
            .HasIndex(r => new { r.ReportId, r.Number })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, MonitoringReportQueries>()
            .Mutation<MonitoringReportMutations>()
            .Node<MonitoringReport>()
            .Search<MonitoringReport>(r => r.Title);

    public override void Datasets(ModuleDatasets datasets) => MonitoringFiles.AddTo(datasets);
}
