namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class CitationsFeature : Feature
{
    public override void Tables(ModelBuilder tables) =>
        tables.Entity<SourceCitation>(e =>
        {
            e.HasIndex(c => c.SubjectId);
            e.HasIndex(c => new { c.PartnershipId, c.RecordedUtc });
        });

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, CitationQueries>().Mutation<CitationMutations>().Node<SourceCitation>();
}
