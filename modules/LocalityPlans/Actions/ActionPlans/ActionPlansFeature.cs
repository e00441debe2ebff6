namespace CouncilPlatform.LocalityPlans.Actions;

internal sealed class ActionPlansFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ActionWriter>().Scoped<ActionExceptions>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ActionPlan>();
        tables.Entity<ActionPlanCouncil>().HasIndex(c => new { c.ActionPlanId, c.CouncilId }).IsUnique();
        tables.Entity<Theme>().Named(t => t.Title, t => t.ActionPlanId).HasIndex(t => new { t.ActionPlanId, t.Number }).IsUnique();
        tables.Entity<Opportunity>().Named(o => o.Title, o => o.ThemeId).HasIndex(o => new { o.ThemeId, o.Number }).IsUnique();
        tables.Entity<PlanAction>(e =>
        {
            e.Named(a => a.Title, a => a.OpportunityId).HasIndex(a => new { a.OpportunityId, a.Number }).IsUnique();
            e.HasIndex(a => a.PartnershipId);
        });
        tables.Entity<ActionOwner>(e =>
        {
            e.References(o => o.ActionId, typeof(PlanAction));
            e.HasIndex(o => new { o.ActionId, o.OrganisationId }).IsUnique();
            e.HasIndex(o => o.OrganisationId);
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ActionPlanQueries>()
            .Extend<Partnership, ActionQueries>()
            .Extend<PlanAction, ActionFields>()
            .Mutation<ActionPlanMutations>()
            .Mutation<ActionMutations>()
            .Node<ActionPlan>()
            .Node<Theme>()
            .Node<Opportunity>()
            .Node<PlanAction>()
            .Changes<PlanAction>()
            .Search<ActionPlan>(p => p.Title)
            .Search<PlanAction>(a => a.Title);
}
