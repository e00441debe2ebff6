namespace CouncilPlatform.BackOffice.Procurement;

/// <summary>Contracts that authorities let together, with one lead for each area.</summary>
internal sealed class ProcurementFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ContractArea>().HasIndex(a => new { a.PartnershipId, a.Slug }).IsUnique();
        tables.Entity<ContractUser>().HasIndex(u => new { u.ContractAreaId, u.OrganisationId }).IsUnique();
        tables.Entity<Contract>().HasIndex(c => new { c.PartnershipId, c.Reference }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ProcurementQueries>()
            .Mutation<ProcurementMutations>()
            .Node<ContractArea, BackOfficeDb>()
            .Node<Contract, BackOfficeDb>();
}
