namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class ImportFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<ObservationImport>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<FigureMapping>().HasIndex(m => new { m.PartnershipId, m.Name }).IsUnique();
        tables
            .Entity<FigureMappingColumn>()
            .HasIndex(c => new { c.FigureMappingId, c.Number })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_figure_mapping_columns_number");
        tables
            .Entity<FigureMappingWord>()
            .HasIndex(w => new { w.FigureMappingId, w.Number })
            .IsUnique()
            .HasDatabaseName("IX_communityplanning_figure_mapping_words_number");
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, FigureMappingQueries>().Mutation<FigureMappingMutations>().Node<FigureMapping>();

    public override void Datasets(ModuleDatasets datasets) => FigureFile.AddTo(datasets);

    public override void Imports(ModuleImports imports) =>
        imports.Add(
            new(
                "figures",
                "Figures of indicators",
                "Figures, long (CPP, Indicator, Type, Year, value, IndicatorFullName, FG), or wide with a column for each period. "
                    + "A figure that exists is revised where it differs; an indicator that does not exist yet is proposed.",
                "import",
                FigureColumns.Template,
                (services, import) => services.GetRequiredService<ObservationImport>().RunAsync(import)
            )
            {
                Settings = [new("mapping", "The name of a saved mapping, for a file with other titles.")],
            }
        );
}
