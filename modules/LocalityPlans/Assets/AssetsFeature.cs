namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>The asset registers of the partnership's councils, together.</summary>
internal sealed class AssetsFeature : Feature
{
    public override void Register(ModuleServices services) => services.Scoped<AssetRegister>().Scoped<AssetCommands>();

    public override void Tables(ModelBuilder tables)
    {
        tables.Entity<RegisteredAsset>(e =>
        {
            e.ToTable("assets");
            e.HasIndex(a => new
                {
                    a.PartnershipId,
                    a.OwnerId,
                    a.Reference,
                })
                .IsUnique();
            e.HasIndex(a => new { a.PartnershipId, a.Name });
        });
        tables.Entity<AssetImport>().HasIndex(i => new { i.PartnershipId, i.ImportedUtc });
    }

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, AssetQueries>().Mutation<AssetMutations>().Node<RegisteredAsset, LocalityPlansDb>();

    public override void Datasets(ModuleDatasets datasets) => AssetFile.AddTo(datasets);

    public override void Commands(ModuleCommands commands) => AssetCommands.AddTo(commands);
}
