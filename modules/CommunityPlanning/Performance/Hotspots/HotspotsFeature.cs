namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Places with an issue that needs immediate action.</summary>
internal sealed class HotspotsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Hotspot>().HasIndex(h => new { h.PartnershipId, h.IdentifiedOn });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, HotspotQueries>().Mutation<HotspotMutations>().Node<Hotspot, CommunityPlanningDb>().Changes<Hotspot>();
}
