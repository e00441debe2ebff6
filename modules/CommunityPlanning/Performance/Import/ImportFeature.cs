using System.CommandLine;

namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class ImportFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ObservationImport>();

    public override void Tables(ModelBuilder tables) =>
        tables.Entity<FigureMapping>().HasIndex(m => new { m.PartnershipId, m.Name }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, FigureMappingQueries>().Mutation<FigureMappingMutations>().Node<FigureMapping>();

    public override void Commands(ModuleCommands commands)
    {
        var mapping = new Option<string?>("--mapping") { Description = "The name of a saved mapping, for a file with other titles." };
        commands.AddImport(
            "import",
            "Imports the figures of indicators: all of them, or none where any row has a fault.",
            "Figures, .xlsx or .csv: long (CPP, Indicator, Type, Year, value, IndicatorFullName, FG), or wide with a column "
                + "for each period.",
            (services, parsed) => services.GetRequiredService<ObservationImport>().By(parsed.GetValue(mapping)),
            mapping
        );
    }
}
