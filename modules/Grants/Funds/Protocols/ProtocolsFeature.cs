namespace CouncilPlatform.Grants.Funds;

internal sealed class ProtocolsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<FundRules>();

    public override void Tables(ModelBuilder tables) => tables.Entity<FundProtocol>().HasIndex(p => new { p.FundId, p.Number }).IsUnique();

    public override void Graph(GraphContribution graph) => graph.Extend<Fund, ProtocolFields>().Mutation<ProtocolMutations>();
}
