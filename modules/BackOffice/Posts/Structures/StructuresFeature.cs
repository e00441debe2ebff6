namespace CouncilPlatform.BackOffice.Posts;

/// <summary>Interim structures, and what they cost beside the present ones.</summary>
internal sealed class StructuresFeature : Feature
{
    public override void Tables(ModelBuilder tables) =>
        tables
            .Entity<InterimStructure>()
            .HasIndex(s => new
            {
                s.PartnershipId,
                s.OrganisationId,
                s.Title,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_interim_structures_title");

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, StructureQueries>().Mutation<StructureMutations>().Node<InterimStructure, BackOfficeDb>();
}
