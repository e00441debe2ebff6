namespace CouncilPlatform.BackOffice.Services;

internal sealed class ServicesFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Service>();
        tables.Entity<RetainedPost>(e =>
        {
            e.HasIndex(r => new { r.ServiceId, r.TitleKey }).IsUnique();
            e.HasIndex(r => new { r.PartnershipId, r.TitleKey });
        });
        tables.Entity<ServiceParticipant>().HasIndex(p => new { p.ServiceId, p.OrganisationId }).IsUnique();
        tables.Entity<ServiceElement>().HasIndex(e => new { e.ServiceId, e.Name }).IsUnique();
        tables.Entity<ServiceAction>().HasIndex(a => new { a.ServiceId, a.ActionId }).IsUnique();
        tables.Entity<Devolution>().HasIndex(d => new { d.ServiceId, d.OrganisationId }).IsUnique();
        tables.Entity<DevolutionImpact>().HasIndex(i => new { i.DevolutionId, i.OrganisationId }).IsUnique();
        tables.Entity<Saving>();
        tables.Entity<SavingAmount>(e =>
        {
            e.Property(a => a.FinancialYear).HasMaxLength(20);
            e.HasIndex(a => new
                {
                    a.SavingId,
                    a.FinancialYear,
                    a.OrganisationId,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_saving_amounts_year");
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ServiceQueries>()
            .Extend<Partnership, SavingQueries>()
            .Extend<Service, ServiceActionFields>()
            .Mutation<ServiceMutations>()
            .Mutation<DevolutionMutations>()
            .Mutation<SavingMutations>()
            .Node<Service>()
            .Node<ServiceElement>()
            .Node<Devolution>()
            .Node<Saving>()
            .Search<Service>(s => s.Name)
            .Search<Saving>(s => s.Title);
}
