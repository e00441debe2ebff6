namespace CouncilPlatform.Grants.Funds;

internal sealed class PrioritiesFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<PriorityLinks>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<FundingPriority>().ToTable("Priorities").HasIndex(p => new { p.PartnershipId, p.Code }).IsUnique();
        tables.Entity<AllocationPriority>(e =>
        {
            e.References(l => l.PriorityId, typeof(FundingPriority));
            e.HasIndex(l => new { l.AllocationId, l.PriorityId }).IsUnique();
            e.HasIndex(l => new { l.PriorityId, l.AllocationId });
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, PriorityQueries>()
            .Extend<Allocation, PriorityFields>()
            .Mutation<PriorityMutations>()
            .Node<FundingPriority>()
            .Search<FundingPriority>(p => p.Title, p => p.Code);
}
