using CouncilPlatform.LocalityPlans.Contracts;

namespace CouncilPlatform.Grants.Funds;

internal sealed class ActionFundingFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<FundedActions>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<FundedAction>(e =>
        {
            e.HasIndex(l => new { l.AllocationId, l.ActionId }).IsUnique();
            e.HasIndex(l => l.ActionId);
        });

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Allocation, AllocationActionFields>()
            .Extend<Fund, FundActionFields>()
            .Extend<PlanAction, ActionFundingFields>()
            .Mutation<ActionFundingMutations>();
}
