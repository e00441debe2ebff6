namespace CouncilPlatform.BackOffice.Exits;

internal sealed class ExitsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ExitPlans>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<ExitContract>().HasIndex(c => new { c.AgreementId, c.Title }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Agreement, ExitFields>().Mutation<ExitMutations>().Node<ExitContract, BackOfficeDb>();
}
