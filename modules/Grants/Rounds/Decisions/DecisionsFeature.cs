namespace CouncilPlatform.Grants.Rounds;

internal sealed class DecisionsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Decider>().Scoped<AwardRules>().Scoped<Awarding>();

    public override void Graph(GraphContribution graph) => graph.Extend<Application, DecisionFields>().Mutation<DecisionMutations>();
}
