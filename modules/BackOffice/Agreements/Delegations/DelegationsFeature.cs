namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>What bodies delegate to officers, and on what condition.</summary>
internal sealed class DelegationsFeature : Feature
{
    public override void Tables(ModelBuilder tables) => tables.Entity<Delegation>().HasIndex(d => d.PartnershipId);

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, DelegationQueries>().Mutation<DelegationMutations>().Node<Delegation, BackOfficeDb>();
}
