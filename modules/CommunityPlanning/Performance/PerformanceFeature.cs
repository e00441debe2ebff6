namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class PerformanceFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<PerformanceReports>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Commentary>().Property(x => x.SortOrder).HasColumnName("Place");
        tables.Entity<PerformanceIssue>().Property(x => x.SortOrder).HasColumnName("Place");
        tables
            .Entity<PublishedReport>()
            .HasIndex(r => new { r.OutcomeAgreementId, r.Period })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_published_reports_period");
        tables.Entity<PublishedLine>().HasIndex(l => new { l.PublishedReportId, l.Number }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ThemeQueries>()
            .Extend<Indicator, IndicatorFields>()
            .Extend<Observation, FigureFields>()
            .Extend<IndicatorTarget, TargetPerformance>()
            .Extend<LocalOutcome, OutcomePerformance>()
            .Extend<NationalOutcome, NationalPerformance>()
            .Extend<LocalArea, AreaPerformance>()
            .Extend<OutcomeAgreement, AgreementPerformance>()
            .Mutation<TargetMutations>()
            .Mutation<PerformanceMutations>()
            .Node<PublishedReport>()
            .Node<PerformanceIssue>()
            .Search<PerformanceIssue>(i => i.Issue);
}
