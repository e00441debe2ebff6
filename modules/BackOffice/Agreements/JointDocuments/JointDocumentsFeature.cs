namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Documents that several councils sign and put forward together.</summary>
internal sealed class JointDocumentsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<JointDocument>().HasIndex(d => new { d.PartnershipId, d.Slug }).IsUnique();
        tables
            .Entity<RequiredSignature>()
            .HasIndex(s => new
            {
                s.JointDocumentId,
                s.OrganisationId,
                s.Signatory,
            })
            .IsUnique()
            .HasDatabaseName("IX_backoffice_required_signatures_signatory");
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, JointDocumentQueries>().Mutation<JointDocumentMutations>().Node<JointDocument, BackOfficeDb>();
}
