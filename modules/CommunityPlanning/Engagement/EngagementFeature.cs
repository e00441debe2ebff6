namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class EngagementFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ResourceRequest>().HasIndex(r => new { r.PartnershipId, r.Title });
        tables.Entity<EngagementEvidence>(e =>
        {
            e.ToTable("EngagementEvidence");
            e.HasIndex(x => new { x.PartnershipId, x.HeldOn }).HasDatabaseName("IX_communityplanning_engagement_evidence_held_on");
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, EngagementQueries>()
            .Mutation<EngagementMutations>()
            .Node<ResourceRequest>()
            .Changes<ResourceRequest>()
            .Node<EngagementEvidence>();
}
