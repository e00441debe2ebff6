namespace CouncilPlatform.Grants.Delivery;

internal sealed class ClosuresFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<OpenItems>();

    public override void Tables(ModelBuilder tables) => tables.Entity<AllocationClosure>().HasKey(c => c.AllocationId);

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Allocation, ClosureFields>()
            .Extend<Round, RoundClosureFields>()
            .Extend<Programme, ProgrammeClosureFields>()
            .Mutation<ClosureMutations>()
            .Mutation<ReleaseMutations>();
}
