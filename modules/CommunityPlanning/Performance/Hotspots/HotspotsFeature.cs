namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class HotspotsFeature : Feature
{
    public override void Tables(ModelBuilder tables) => tables.Entity<Hotspot>().HasIndex(h => new { h.PartnershipId, h.IdentifiedOn });

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, HotspotQueries>().Mutation<HotspotMutations>().Node<Hotspot>().Changes<Hotspot>();
}
