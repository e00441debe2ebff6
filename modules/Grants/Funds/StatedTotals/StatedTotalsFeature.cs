namespace CouncilPlatform.Grants.Funds;

internal sealed class StatedTotalsFeature : Feature
{
    public override void Tables(ModelBuilder tables) => tables.Entity<StatedTotal>().HasIndex(t => new { t.FundId, t.Number }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Fund, StatedTotalFields>().Mutation<StatedTotalMutations>().Node<StatedTotal>();
}
