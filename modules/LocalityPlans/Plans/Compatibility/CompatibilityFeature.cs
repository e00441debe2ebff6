namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class CompatibilityFeature : Feature
{
    public override void Tables(ModelBuilder tables) =>
        tables.Entity<CompatibilityCheck>(e =>
        {
            e.References(c => c.ActionId, typeof(PlanAction));
            e.HasIndex(c => new { c.ActionId, c.Number }).IsUnique();
            e.HasIndex(c => new { c.PartnershipId, c.What });
        });

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, CompatibilityQueries>()
            .Extend<PlanAction, ActionCompatibilityFields>()
            .Mutation<CompatibilityMutations>()
            .Node<CompatibilityCheck>();
}
