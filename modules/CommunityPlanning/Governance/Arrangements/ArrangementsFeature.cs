namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class ArrangementsFeature : Feature
{
    public override void Tables(ModelBuilder tables) =>
        tables.Entity<Arrangement>().HasIndex(a => new { a.PartnershipId, a.Name }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, ArrangementQueries>().Mutation<ArrangementMutations>().Node<Arrangement>();
}
