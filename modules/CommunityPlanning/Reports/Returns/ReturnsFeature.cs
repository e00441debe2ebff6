namespace CouncilPlatform.CommunityPlanning.Reports;

internal sealed class ReturnsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<FilledForms>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<ReturnItem>();
        tables.Entity<ReturnForm>();
        tables.Entity<ReturnFormLine>().HasIndex(l => new { l.ReturnFormId, l.Number }).IsUnique();
        tables.Entity<FundingReturn>().HasIndex(r => new { r.PartnershipId, r.Period }).IsUnique();
        tables
            .Entity<ReturnAnswer>()
            .HasIndex(a => new { a.FundingReturnId, a.ReturnItemId })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_return_answers_item_once");
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, ReturnQueries>().Mutation<ReturnMutations>().Node<ReturnItem>().Node<ReturnForm>().Node<FundingReturn>();

    public override void Datasets(ModuleDatasets datasets) => ReturnFiles.AddTo(datasets);
}
