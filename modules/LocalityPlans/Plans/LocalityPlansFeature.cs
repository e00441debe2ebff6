namespace CouncilPlatform.LocalityPlans.Plans;

internal sealed class LocalityPlansFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Districts>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<LocalityPlan>(e =>
        {
            e.HasIndex(p => new
                {
                    p.PartnershipId,
                    p.DistrictId,
                    p.Year,
                })
                .IsUnique();
            e.HasIndex(p => new { p.PartnershipId, p.Year });
        });
        tables.Entity<PlanObjective>().HasIndex(o => new { o.LocalityPlanId, o.Number }).IsUnique();
        tables.Entity<PlanActivity>(e =>
        {
            e.HasIndex(a => new { a.LocalityPlanId, a.Number }).IsUnique();
            e.HasIndex(a => a.PlanObjectiveId);
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, LocalityPlanQueries>()
            .Mutation<LocalityPlanMutations>()
            .Mutation<LocalityPlanSteps>()
            .Node<LocalityPlan>()
            .Search<LocalityPlan>(s =>
                from plan in s.Of<LocalityPlan>()
                where s.IsViewer || plan.State == LocalityPlanState.Published
                select new SearchRow { Id = plan.Id, Title = Shown.NameOf(plan.DistrictId) + ": locality plan for " + plan.Year }
            );
}
