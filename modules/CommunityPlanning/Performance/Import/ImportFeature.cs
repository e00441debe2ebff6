namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Importing files of figures.</summary>
internal sealed class ImportFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ObservationImport>().Scoped<ImportCommand>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<FigureMapping>().HasIndex(m => new { m.PartnershipId, m.Name }).IsUnique();
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, FigureMappingQueries>().Mutation<FigureMappingMutations>().Node<FigureMapping, CommunityPlanningDb>();

    public override void Commands(ModuleCommands commands) => ImportCommand.AddTo(commands);
}
