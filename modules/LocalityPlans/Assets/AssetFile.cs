namespace CouncilPlatform.LocalityPlans.Assets;

internal static class AssetFile
{
    private static readonly IReadOnlyList<string> Titles =
    [
        "owner",
        "owner_code",
        .. AssetRow.Columns.Select(c => c.Title),
        "joint_use",
        "joint_use_note",
    ];

    public static void AddTo(ModuleDatasets datasets) =>
        datasets.AddTable(
            "asset-register",
            "Assets",
            "Buildings and land of the partnership's councils, each with its owner and whether it is a candidate for joint use.",
            Titles,
            RowsAsync
        );

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        IServiceProvider services,
        Partnership partnership,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<LocalityPlansDb>();
        var owners = await db.Of<RegisteredAsset>(partnership).Select(a => a.OwnerId).Distinct().ToListAsync(cancellationToken);
        var councils = await services.GetRequiredService<IMediator>().Send(new GetOrganisations(owners), cancellationToken);
        var assets = db.Of<RegisteredAsset>(partnership).AsNoTracking().OrderBy(a => a.Name).ThenBy(a => a.Id);
        await foreach (var asset in assets.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var owner = councils[asset.OwnerId];
            yield return
            [
                owner.Name,
                owner.Code,
                asset.Reference,
                asset.Name,
                asset.Kind,
                asset.Address,
                asset.Town,
                asset.Postcode,
                asset.Uprn,
                asset.Tenure,
                asset.Use,
                asset.JointUse.Code(),
                asset.JointUseNote,
            ];
        }
    }
}
