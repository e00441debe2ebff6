namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class ObservationsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ObservationWriter>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ReportingBody>(e =>
        {
            e.NoReference(b => b.LocalAreaId);
        });
        tables.Entity<Observation>(e =>
        {
            e.Property(o => o.Text).HasColumnName("Value");
            e.HasIndex(o => new
                {
                    o.IndicatorId,
                    o.Period,
                    o.ReportingBodyId,
                    o.Dimension,
                    o.Category,
                    o.Measure,
                })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_observations_part");
            e.HasIndex(o => new
                {
                    o.IndicatorId,
                    o.ReportingBodyId,
                    o.PeriodEnds,
                })
                .HasDatabaseName("IX_communityplanning_observations_body_period");
        });
        tables.Entity<ObservationRevision>(e =>
        {
            e.Property(r => r.Text).HasColumnName("Value");
            e.HasIndex(r => new { r.ObservationId, r.Number }).IsUnique();
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, ObservationQueries>().Mutation<ObservationMutations>().Node<ReportingBody>().Node<Observation>();
}
