namespace CouncilPlatform.Grants.Delivery;

internal sealed class VariationsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Variations>().Scoped<AwardStatuses>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<AllocationVariation>().HasIndex(v => new { v.AllocationId, v.Number }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Allocation, VariationFields>()
            .Mutation<VariationMutations>()
            .Node<AllocationVariation>()
            .Search<AllocationVariation>(s =>
                from variation in s.Of<AllocationVariation>()
                join allocation in s.Of<Allocation>() on variation.AllocationId equals allocation.Id
                select new SearchRow { Id = variation.Id, Title = "Variation " + variation.Number + " of " + allocation.Title }
            );
}
