namespace CouncilPlatform.Grants.Rounds;

internal sealed class AssessmentsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<Scores>().Scoped<Impartiality>().Scoped<Assessor>();

    public override void Tables(ModelBuilder tables)
    {
        tables
            .Entity<Assessment>()
            .HasIndex(a => new
            {
                a.ApplicationId,
                a.Agreed,
                a.AssessorId,
            });
        tables
            .Entity<ApplicationScore>()
            .References(s => s.CriterionId, typeof(RoundCriterion))
            .HasIndex(s => new { s.AssessmentId, s.CriterionId })
            .IsUnique();
        tables.Entity<ConflictOfInterest>().ToTable("Conflicts").HasIndex(c => new { c.PartnershipId, c.DeclaredUtc });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, ConflictQueries>()
            .Extend<Round, RankingFields>()
            .Extend<Application, AssessmentFields>()
            .Mutation<AssessmentMutations>();
}
