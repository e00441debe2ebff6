namespace CouncilPlatform.Grants.Rounds;

internal sealed class ApplicationsFeature : Feature
{
    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ApplicationForm>().HasIndex(f => new { f.RoundId, f.Number }).IsUnique();
        tables.Entity<Application>(e =>
        {
            e.References(a => a.FormId, typeof(ApplicationForm));
            e.HasIndex(a => new { a.RoundId, a.Number }).IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.StartedUtc });
            e.HasIndex(a => new { a.PartnershipId, a.SubmittedUtc });
            e.HasIndex(a => new { a.OrganisationId, a.RoundId });
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ApplicationQueries>()
            .Mutation<FormMutations>()
            .Mutation<ApplicationMutations>()
            .Node<Application>()
            .Search<Application>(s =>
                s.About<Application>(a => a.OrganisationId).Select(a => new SearchRow { Id = a.Id, Title = a.Title })
            );
}
