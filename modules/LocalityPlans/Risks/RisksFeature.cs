namespace CouncilPlatform.LocalityPlans.Risks;

internal sealed class RisksFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<PartnershipRisk>().ToTable("risks").HasIndex(r => new { r.PartnershipId, r.Number }).IsUnique();
        tables
            .Entity<RiskControl>()
            .References(c => c.RiskId, typeof(PartnershipRisk))
            .HasIndex(c => new { c.RiskId, c.Number })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, RiskQueries>().Mutation<RiskMutations>().Node<PartnershipRisk>();
}
