namespace CouncilPlatform.Grants.Funds;

internal sealed class FundsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Ledger>().KeptTotals<BalanceCheck>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Fund>();
        tables.Entity<Allocation>(e =>
        {
            e.NoReference(a => a.RecipientId);
            e.HasIndex(a => new { a.FundId, a.Number }).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.Title });
            e.HasIndex(a => new
            {
                a.PartnershipId,
                a.SetAsideUtc,
                a.Id,
            });
        });
        tables.Entity<LedgerEntry>(e =>
        {
            e.HasIndex(l => new { l.FundId, l.Number }).IsUnique();
            // No foreign key: the column came later, and not every database takes one then.
            e.HasIndex(l => l.ElementId);
        });
        tables.Entity<ApplicationDraw>(e =>
        {
            e.HasKey(d => d.AllocationId);
            e.HasOne<Allocation>().WithOne().HasForeignKey<ApplicationDraw>(d => d.AllocationId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, FundQueries>()
            .Extend<Fund, FundFields>()
            .Mutation<FundMutations>()
            .Node<Fund>()
            .Changes<Fund>()
            .Node<Allocation>()
            .Search<Fund>(f => f.Name, f => f.Purpose)
            .Search<Allocation>(a => a.Title, a => a.Purpose);
}
