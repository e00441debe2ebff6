namespace CouncilPlatform.LocalityPlans.Assets;

internal sealed class AssetsFeature : Feature
{
    private static readonly ImportKind Assets = new(
        "assets",
        "Assets",
        "One council's register of buildings and land. Assets are recognised by their reference; those that are not in the file stay.",
        "import-assets",
        AssetRow.Columns,
        static async (services, import) =>
        {
            var rows = await AssetRegister.ReadAsync(import.File, import.Faults, import.Cancellation);
            return await services
                .GetRequiredService<Changes<LocalityPlansDb>>()
                .RunAsync(
                    import,
                    "importAssets",
                    async change =>
                    {
                        var council = await change.OrganisationAsync(import.Setting("owner")!, InputPath.Argument("owner"));
                        var register = services.GetRequiredService<AssetRegister>();
                        return import.IsSound ? (await register.SaveAsync(council, rows)).Outcome : null;
                    }
                );
        }
    )
    {
        Settings = [new("owner", "The code of the council whose register it is, like E07000031.", IsRequired: true)],
    };

    public override void Register(ModuleServices services) => services.Scoped<AssetRegister>();

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
        graph.Extend<Partnership, AssetQueries>().Mutation<AssetMutations>().Node<RegisteredAsset>();

    public override void Datasets(ModuleDatasets datasets) => AssetFile.AddTo(datasets);

    public override void Imports(ModuleImports imports) => imports.Add(Assets);
}
