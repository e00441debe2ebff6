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
        datasets
            .AddTable(
                "asset-register",
                "Assets",
                "Buildings and land of the partnership's councils, each with its owner and whether it is a candidate for joint use.",
                Titles,
                RowsAsync
            )
            .AddEach(
                "assets",
                "csv",
                CsvFile.ContentType,
                "One council's register of buildings and land, by the council's code, which can be changed and imported again.",
                CouncilsAsync,
                WriteAsync
            );

    private static async Task<IReadOnlyList<string>> CouncilsAsync(
        IServiceProvider services,
        Partnership partnership,
        CancellationToken cancellationToken
    )
    {
        var db = services.GetRequiredService<LocalityPlansDb>();
        var owners = await db.Of<RegisteredAsset>(partnership).Select(a => a.OwnerId).Distinct().ToListAsync(cancellationToken);
        var councils = await services.GetRequiredService<IMediator>().Send(new GetOrganisations(owners), cancellationToken);
        return [.. councils.Values.Select(c => c.Code).Order(StringComparer.Ordinal)];
    }

    private static async Task WriteAsync(
        IServiceProvider services,
        Partnership partnership,
        string council,
        Stream file,
        CancellationToken cancellationToken
    )
    {
        var found = await services.GetRequiredService<IMediator>().Send(new FindOrganisations([council]), cancellationToken);
        var owner = found.Values.FirstOrDefault() ?? throw new RuleException(RuleCodes.NotFound, "No council here has this code.");
        var assets = services
            .GetRequiredService<LocalityPlansDb>()
            .Of<RegisteredAsset>(partnership)
            .Where(a => a.OwnerId == owner.Id)
            .AsNoTracking()
            .OrderBy(a => a.Reference)
            .AsAsyncEnumerable()
            .Select(Own);
        await TableWriter.WriteCsvAsync(file, [.. AssetRow.Columns.Select(c => c.Title)], assets, cancellationToken);
    }

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
            yield return [owner.Name, owner.Code, .. Own(asset), asset.JointUse.Code(), asset.JointUseNote];
        }
    }

    private static IReadOnlyList<object?> Own(RegisteredAsset asset) =>
        [asset.Reference, asset.Name, asset.Kind, asset.Address, asset.Town, asset.Postcode, asset.Uprn, asset.Tenure, asset.Use];
}
