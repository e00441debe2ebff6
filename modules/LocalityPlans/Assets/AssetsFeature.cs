namespace CouncilPlatform.LocalityPlans.Assets;

internal sealed class AssetsFeature : Feature
{
    public static readonly TableForm Table = new(
        "import-assets",
        "template-assets",
        "asset register",
        "Assets",
        AssetRow.Columns,
        "--owner",
        "CODE",
        "The code of the council whose register it is, like E07000031.",
        static (services, owner) =>
            async (partnership, table, faults, _, ct) =>
            {
                var rows = await AssetRegister.ReadAsync(table, faults, ct);
                return await services
                    .GetRequiredService<Changes<LocalityPlansDb>>()
                    .RunAsync(
                        partnership,
                        "importAssets",
                        async change =>
                        {
                            var council = await change.OrganisationAsync(owner, InputPath.Argument("owner"));
                            var register = services.GetRequiredService<AssetRegister>();
                            return faults.Total > 0 ? null : (await register.SaveAsync(council, rows)).ToString();
                        },
                        ct
                    );
            }
    );

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

    public override void Commands(ModuleCommands commands) => Table.AddTo(commands);
}
