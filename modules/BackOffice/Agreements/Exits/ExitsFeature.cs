namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>How the parties to an agreement separate: what becomes of contracts and systems, and what blocks the exit.</summary>
internal sealed class ExitsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ExitPlans>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<ExitContract>().HasIndex(c => new { c.AgreementId, c.Title }).IsUnique();

    public override void Graph(GraphContribution graph) => graph.Mutation<ExitMutations>().Node<ExitContract, BackOfficeDb>();
}
