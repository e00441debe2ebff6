namespace CouncilPlatform.CommunityPlanning.Budgets;

internal sealed class BudgetsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<SpendTotals>().Scoped<SpendFile>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<BudgetLine>().Property(l => l.FinancialYear).HasMaxLength(Period.MaxLength);
        tables.Entity<BudgetLine>().HasIndex(l => new { l.PartnershipId, l.Reference }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, BudgetQueries>().Extend<LocalOutcome, OutcomeSpend>().Mutation<BudgetMutations>().Node<BudgetLine>();

    public override void Datasets(ModuleDatasets datasets) => SpendFile.AddTo(datasets);

    public override void Imports(ModuleImports imports) => SpendFile.AddTo(imports);
}
