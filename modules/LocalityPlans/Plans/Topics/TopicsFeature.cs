namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class TopicsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<WorkingTopic>();
        tables.Entity<TopicInvitation>(e =>
        {
            e.References(i => i.TopicId, typeof(WorkingTopic));
            e.HasIndex(i => new { i.TopicId, i.From });
            e.HasIndex(i => new { i.PartnershipId, i.From });
        });
        tables
            .Entity<TopicContribution>()
            .References(c => c.TopicId, typeof(WorkingTopic))
            .HasIndex(c => new { c.TopicId, c.Number })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, TopicQueries>().Mutation<TopicMutations>().Node<WorkingTopic>().Node<TopicInvitation>();
}
