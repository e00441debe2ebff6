namespace CouncilPlatform.Grants.Delivery;

internal sealed class AgreementsFeature : Feature
{
    public override void Tables(ModelBuilder tables) =>
        tables.Entity<GrantAgreement>(e =>
        {
            e.NoReference(a => a.RecipientId);
            e.HasIndex(a => a.AllocationId).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.Sent });
        });

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, AgreementQueries>()
            .Extend<Allocation, AgreementFields>()
            .Extend<Application, ApplicationAgreementFields>()
            .Mutation<AgreementMutations>()
            .Node<GrantAgreement>()
            .Search<GrantAgreement>(s =>
                from agreement in s.About<GrantAgreement>(a => a.RecipientId)
                join allocation in s.Of<Allocation>() on agreement.AllocationId equals allocation.Id
                select new SearchRow { Id = agreement.Id, Title = "Grant agreement: " + allocation.Title }
            );
}
