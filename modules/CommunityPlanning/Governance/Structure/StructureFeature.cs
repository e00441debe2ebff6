namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class StructureFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<StructureChange>().HasIndex(c => new { c.PartnershipId, c.Title });
        tables.Entity<AreaCommittee>().HasIndex(c => c.LocalAreaId).IsUnique();
        tables.Entity<AreaDecision>().HasIndex(d => new { d.PartnershipId, d.DecidedOn });
        tables.Entity<LocalGroup>().HasIndex(g => new { g.LocalAreaId, g.Name }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, StructureQueries>()
            .Mutation<StructureChangeMutations>()
            .Mutation<AreaMutations>()
            .Node<StructureChange>()
            .Node<AreaCommittee>()
            .Node<AreaDecision>()
            .Node<LocalGroup>();
}
