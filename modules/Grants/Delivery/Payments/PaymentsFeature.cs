namespace CouncilPlatform.Grants.Delivery;

internal sealed class PaymentsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Schedule>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<PaymentMilestone>(e =>
        {
            e.NoReference(m => m.RecipientId);
            e.HasIndex(m => new { m.AllocationId, m.Number }).IsUnique();
            e.HasIndex(m => new { m.PartnershipId, m.DueBy });
        });
        tables
            .Entity<PaymentStep>()
            .References(s => s.MilestoneId, typeof(PaymentMilestone))
            .HasIndex(s => new { s.MilestoneId, s.Number })
            .IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, PaymentQueries>()
            .Extend<Allocation, PaymentFields>()
            .Extend<PaymentMilestone, MilestoneFields>()
            .Mutation<PaymentMutations>()
            .Node<PaymentMilestone>()
            .Search<PaymentMilestone>(s =>
                s.About<PaymentMilestone>(m => m.RecipientId).Select(m => new SearchRow { Id = m.Id, Title = m.Title })
            );
}
