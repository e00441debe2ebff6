namespace CouncilPlatform.Grants.OpenData;

internal sealed class GrantMapsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Demonstration<GrantMapDemonstration>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<GrantMap>();
        tables.Entity<GrantMapCouncil>().References(c => c.MapId, typeof(GrantMap)).HasKey(c => new { c.MapId, c.CouncilId });
        tables.Entity<GrantMapEntry>(e =>
        {
            e.References(m => m.MapId, typeof(GrantMap));
            e.HasIndex(m => new
                {
                    m.MapId,
                    m.CouncilId,
                    m.Scheme,
                })
                .IsUnique();
            e.HasIndex(m => new { m.MapId, m.Type });
        });
    }

    public override void Graph(GraphContribution graph) =>
        graph
            .Extend<Partnership, GrantMapQueries>()
            .Mutation<GrantMapMutations>()
            .Node<GrantMap>()
            .Search<GrantMap>(m => m.Title)
            .Node<GrantMapEntry>()
            .Search<GrantMapEntry>(e => e.Scheme, e => e.Purpose);

    public override void Datasets(ModuleDatasets datasets) => GrantMapFile.AddTo(datasets);
}
