namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class ImportFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ObservationImport>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<FigureMapping>().HasIndex(m => new { m.PartnershipId, m.Name }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, FigureMappingQueries>().Mutation<FigureMappingMutations>().Node<FigureMapping>();

    public override void Imports(ModuleImports imports) =>
        imports.Add(
            new(
                "figures",
                "Figures of indicators",
                "Figures, long (CPP, Indicator, Type, Year, value, IndicatorFullName, FG), or wide with a column for each period. "
                    + "A figure that exists is revised where it differs.",
                "import",
                FigureColumns.Template,
                (services, import) => services.GetRequiredService<ObservationImport>().RunAsync(import)
            )
            {
                Settings = [new("mapping", "The name of a saved mapping, for a file with other titles.")],
            }
        );
}
