namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>Changes of structure, local decisions, and local groups.</summary>
internal sealed class StructureFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<StructureChange>().HasIndex(c => new { c.PartnershipId, c.Title });
        tables.Entity<AreaCommittee>(e =>
        {
            e.References(c => c.LocalAreaId, typeof(LocalArea), "FK_communityplanning_area_committees_area");
            e.HasIndex(c => c.LocalAreaId).IsUnique();
        });
        tables.Entity<AreaDecision>(e =>
        {
            e.References(d => d.LocalAreaId, typeof(LocalArea), "FK_communityplanning_area_decisions_area");
            e.HasIndex(d => new { d.PartnershipId, d.DecidedOn });
        });
        tables.Entity<LocalGroup>(e =>
        {
            e.References(g => g.LocalAreaId, typeof(LocalArea), "FK_communityplanning_local_groups_area");
            e.HasIndex(g => new { g.LocalAreaId, g.Name }).IsUnique();
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, StructureQueries>()
            .Mutation<StructureChangeMutations>()
            .Mutation<AreaMutations>()
            .Node<StructureChange, CommunityPlanningDb>()
            .Node<AreaCommittee, CommunityPlanningDb>()
            .Node<AreaDecision, CommunityPlanningDb>()
            .Node<LocalGroup, CommunityPlanningDb>();
}
