namespace CouncilPlatform.BackOffice.Services;

/// <summary>Proposals that a district takes a service on.</summary>
internal sealed class DevolutionsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Devolution>().HasIndex(d => new { d.ServiceId, d.OrganisationId }).IsUnique();
        tables.Entity<DevolutionImpact>().HasIndex(i => new { i.DevolutionId, i.OrganisationId }).IsUnique();
    }

    public override void Graph(GraphContribution graph) => graph.Mutation<DevolutionMutations>().Node<Devolution, BackOfficeDb>();
}
