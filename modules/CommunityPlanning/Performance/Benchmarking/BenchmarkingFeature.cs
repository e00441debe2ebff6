namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Comparing figures across partnerships, over time and across partners.</summary>
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
        tables.Entity<FamilyGroupMember>(e =>
        {
            e.References(m => m.FamilyGroupId, typeof(FamilyGroup), "FK_communityplanning_family_group_members_group")
                .References(m => m.ReportingBodyId, typeof(ReportingBody), "FK_communityplanning_family_group_members_body");
            e.HasIndex(m => new { m.FamilyGroupId, m.ReportingBodyId })
                .IsUnique()
                .HasDatabaseName("IX_communityplanning_family_group_members_group");
        });
        tables.Entity<DeflatorSeries>().HasIndex(s => new { s.PartnershipId, s.Slug }).IsUnique();
        tables.Entity<Deflator>(e =>
        {
            e.References(d => d.DeflatorSeriesId, typeof(DeflatorSeries), "FK_communityplanning_deflators_series");
            e.HasIndex(d => new { d.DeflatorSeriesId, d.Period }).IsUnique();
        });
        tables
            .Entity<ServiceCost>()
            .HasIndex(c => new
            {
                c.PartnershipId,
                c.Service,
                c.Period,
            })
            .IsUnique();
        tables.Entity<ServiceCostShare>(e =>
        {
            e.References(s => s.ServiceCostId, typeof(ServiceCost), "FK_communityplanning_service_cost_shares_cost");
            e.HasIndex(s => new { s.ServiceCostId, s.Number }).IsUnique();
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, BenchmarkingQueries>()
            .Mutation<BenchmarkingMutations>()
            .Node<FamilyGroup, CommunityPlanningDb>()
            .Node<DeflatorSeries, CommunityPlanningDb>()
            .Node<ServiceCost, CommunityPlanningDb>();
}
