namespace CouncilPlatform.BackOffice.Appraisals;

internal sealed class AppraisalsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<AppraisalResults>().Scoped<AppraisalFiles>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<Appraisal>().HasOwners<Appraisal, AppraisalCouncil>(c => c.AppraisalId, c => c.OrganisationId);
        tables.Entity<AppraisalCouncil>().HasIndex(c => new { c.AppraisalId, c.OrganisationId }).IsUnique();
        tables.Entity<AppraisalOption>().HasIndex(o => new { o.AppraisalId, o.Number }).IsUnique();
        tables.Entity<OptionPoint>().HasIndex(p => new { p.AppraisalOptionId, p.Number }).IsUnique();
        tables.Entity<Criterion>().HasIndex(c => new { c.AppraisalId, c.Number }).IsUnique();
        tables.Entity<OptionScore>(e =>
        {
            e.NoReference(s => s.AppraisalId);
            e.HasIndex(s => s.AppraisalId);
            e.HasIndex(s => new
                {
                    s.AppraisalOptionId,
                    s.CriterionId,
                    s.Assessor,
                })
                .IsUnique()
                .HasDatabaseName("IX_backoffice_option_scores_assessor");
        });
        tables.Entity<CriterionWeight>(e =>
        {
            e.NoReference(w => w.AppraisalId);
            e.HasIndex(w => w.AppraisalId);
            e.HasIndex(w => new { w.CriterionId, w.OrganisationId }).IsUnique();
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, AppraisalQueries>()
            .Mutation<AppraisalMutations>()
            .Node<Appraisal>()
            .Changes<Appraisal>()
            .Node<AppraisalOption>()
            .Node<Criterion>()
            .Search<Appraisal>(a => a.Title);

    public override void Datasets(ModuleDatasets datasets) => AppraisalFiles.Add(datasets);
}
