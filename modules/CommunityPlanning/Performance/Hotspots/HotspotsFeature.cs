namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Places with an issue that needs immediate action.</summary>
internal sealed class HotspotsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Hotspot>(e =>
        {
            e.References(h => h.LocalAreaId, typeof(LocalArea), "FK_communityplanning_hotspots_area")
                .References(h => h.LocalOutcomeId, typeof(LocalOutcome), "FK_communityplanning_hotspots_outcome");
            e.HasIndex(h => new { h.PartnershipId, h.IdentifiedOn });
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, HotspotQueries>().Mutation<HotspotMutations>().Node<Hotspot, CommunityPlanningDb>().Changes<Hotspot>();
}
