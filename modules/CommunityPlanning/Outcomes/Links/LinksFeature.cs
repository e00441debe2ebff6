namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class LinksFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<OutcomeLink>(e =>
        {
            e.HasIndex(l => new { l.LocalOutcomeId, l.ActionId }).IsUnique();
            e.HasIndex(l => l.ActionId);
        });
    }

    public override void Graph(GraphContribution graph) => graph.Extend<LocalOutcome, OutcomeLinkFields>().Mutation<OutcomeLinkMutations>();
}
