namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class BestPracticesFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<PracticeFinder>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<BestPractice>().HasIndex(p => new { p.PartnershipId, p.Title });
        tables.Entity<PracticeTag>(e =>
        {
            e.HasIndex(t => new { t.BestPracticeId, t.Tag }).IsUnique();
            e.HasIndex(t => t.Tag);
        });
        tables.Entity<PracticeTerm>(e =>
        {
            e.HasIndex(t => new { t.BestPracticeId, t.Term }).IsUnique();
            e.HasIndex(t => t.Term);
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, BestPracticeQueries>().Mutation<BestPracticeMutations>().Node<BestPractice>();
}
