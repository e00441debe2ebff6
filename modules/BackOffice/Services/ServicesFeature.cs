namespace CouncilPlatform.BackOffice.Services;

/// <summary>The menu of services that councils may share.</summary>
internal sealed class ServicesFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Service>().HasIndex(s => new { s.PartnershipId, s.Slug }).IsUnique();
        tables.Entity<RetainedPost>(e =>
        {
            e.HasIndex(r => new { r.ServiceId, r.TitleKey }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.TitleKey });
        });
        tables.Entity<ServiceParticipant>().HasIndex(p => new { p.ServiceId, p.OrganisationId }).IsUnique();
        tables.Entity<ServiceElement>().HasIndex(e => new { e.ServiceId, e.Name }).IsUnique();
        tables.Entity<ServiceAction>().HasIndex(a => new { a.ServiceId, a.ActionId }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ServiceQueries>()
            .Extend<Service, ServiceActionFields>()
            .Mutation<ServiceMutations>()
            .Node<Service, BackOfficeDb>()
            .Node<ServiceElement, BackOfficeDb>();
}
