namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class BenchmarkingFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Benchmarks>();

    public override void Tables(ModelBuilder tables)
    {
        tables
            .Entity<FamilyGroup>()
            .HasIndex(g => new
            {
                g.PartnershipId,
                g.Slug,
                g.Edition,
            })
            .IsUnique();
        tables
            .Entity<FamilyGroupMember>()
            .HasIndex(m => new { m.FamilyGroupId, m.ReportingBodyId })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_family_group_members_group");
        tables.Entity<DeflatorSeries>();
        tables.Entity<Deflator>().HasIndex(d => new { d.DeflatorSeriesId, d.Period }).IsUnique();
        tables
            .Entity<ServiceCost>()
            .HasIndex(c => new
            {
                c.PartnershipId,
                c.Service,
                c.Period,
            })
            .IsUnique();
        tables.Entity<ServiceCostShare>().HasIndex(s => new { s.ServiceCostId, s.Number }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, BenchmarkingQueries>()
            .Mutation<BenchmarkingMutations>()
            .Node<FamilyGroup>()
            .Node<DeflatorSeries>()
            .Node<ServiceCost>();
}
