namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class KeyDatesFeature : Feature
{
    public override void Register(ModuleServices services) => services.Calendar<KeyDateCalendar>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<KeyDate>().References(d => d.ActionId, typeof(PlanAction)).HasIndex(d => new { d.ActionId, d.Number });

    public override void Graph(GraphContribution graph) => graph.Extend<Partnership, KeyDateQueries>().Node<KeyDate>();
}
