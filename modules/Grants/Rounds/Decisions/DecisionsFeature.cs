namespace CouncilPlatform.Grants.Rounds;

/// <summary>Deciding applications and awarding money.</summary>
internal sealed class DecisionsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Decider>().Scoped<AwardRules>().Scoped<Awarding>();

    public override void Graph(GraphContribution graph) => graph.Extend<Application, DecisionFields>().Mutation<DecisionMutations>();
}
