namespace CouncilPlatform.Grants.Funds;

internal sealed class ElementsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Receipts>();

    public override void Tables(ModelBuilder tables) => tables.Entity<FundElement>().HasIndex(e => new { e.FundId, e.Number }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Fund, FundElementFields>().Mutation<FundElementMutations>().Node<FundElement>().Search<FundElement>(e => e.Title);
}
