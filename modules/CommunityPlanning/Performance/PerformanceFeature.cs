namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>How outcomes fare: targets met and missed, commentary, issues and published reports.</summary>
internal sealed class PerformanceFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<PerformanceReports>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Commentary>(e =>
        {
            e.Property(x => x.SortOrder).HasColumnName("Place");
            e.References(c => c.IndicatorTargetId, typeof(IndicatorTarget), "FK_communityplanning_commentaries_target");
        });
        tables.Entity<PerformanceIssue>(e =>
        {
            e.Property(x => x.SortOrder).HasColumnName("Place");
            e.References(i => i.IndicatorTargetId, typeof(IndicatorTarget), "FK_communityplanning_performance_issues_target");
        });
        tables.Entity<PublishedReport>(e =>
        {
            e.References(r => r.OutcomeAgreementId, typeof(OutcomeAgreement), "FK_communityplanning_published_reports_agreement");
            e.HasIndex(r => new { r.OutcomeAgreementId, r.Period })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_published_reports_period");
        });
        tables.Entity<PublishedLine>(e =>
        {
            e.References(l => l.PublishedReportId, typeof(PublishedReport), "FK_communityplanning_published_lines_report");
            e.HasIndex(l => new { l.PublishedReportId, l.Number }).IsUnique();
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ThemeQueries>()
            .Extend<Indicator, IndicatorFields>()
            .Extend<IndicatorTarget, TargetPerformance>()
            .Extend<LocalOutcome, OutcomePerformance>()
            .Extend<NationalOutcome, NationalPerformance>()
            .Extend<LocalArea, AreaPerformance>()
            .Extend<OutcomeAgreement, AgreementPerformance>()
            .Mutation<PerformanceMutations>()
            .Node<PublishedReport, CommunityPlanningDb>();
}
