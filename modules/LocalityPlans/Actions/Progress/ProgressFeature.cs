namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ProgressFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ActionRecords>();

    public override void Tables(ModelBuilder tables) =>
        tables
            .Entity<ProgressUpdate>()
            .References(p => p.ActionId, typeof(PlanAction))
            .NoReference(p => p.ActionOwnerId)
            .HasIndex(p => new { p.ActionId, p.RecordedUtc });

    public override void Graph(GraphContribution graph) =>
        graph.Extend<KeyDate, KeyDateFields>().Mutation<ProgressMutations>().Mutation<CountingMutations>().Node<ProgressUpdate>();
}
