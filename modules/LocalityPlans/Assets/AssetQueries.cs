namespace CouncilPlatform.LocalityPlans.Assets;

internal sealed class AssetQueries
{
    /// <summary>Assets of every council, sorted by name.</summary>
    /// <param name="owner">Only assets of the council with this code, like E07000031.</param>
    /// <param name="kind">Only assets of this kind, like office.</param>
    /// <param name="jointUse">Only assets in this state of joint use.</param>
    public static async Task<Connection<RegisteredAsset>> Assets(
        Partnership partnership,
        string? owner,
        string? kind,
        JointUse? jointUse,
        Paging paging,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var council = owner is null
            ? (Guid?)null
            : (await mediator.OrganisationAsync(owner, InputPath.Argument("owner"), cancellationToken)).Id;
        return await db.Of<RegisteredAsset>(partnership)
            .Where(a => (council == null || a.OwnerId == council) && (kind == null || a.Kind == kind))
            .Where(a => jointUse == null || a.JointUse == jointUse)
            .PageAsync(paging, a => a.Name, cancellationToken: cancellationToken);
    }

    /// <summary>Towns in which several councils own assets of one kind: the first places to look for joint use.</summary>
    [Cost(1_000)]
    public static async Task<IReadOnlyList<AssetOverlap>> AssetOverlaps(
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var counts = await db.Of<RegisteredAsset>(partnership)
            .Where(a => a.Town != null)
            .GroupBy(a => new
            {
                a.Kind,
                a.Town,
                a.OwnerId,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        var owners = counts.Select(c => c.Key.OwnerId).Distinct();
        var councils = await mediator.Send(new GetOrganisations([.. owners]), cancellationToken);
        return
        [
            .. (
                from asset in counts
                group asset by (asset.Key.Kind, Town: Names.Key(asset.Key.Town!)) into overlap
                let owned = overlap.Select(a => councils[a.Key.OwnerId]).Distinct().OrderBy(c => c.Name, StringComparer.Ordinal).ToList()
                where owned.Count > 1
                select new AssetOverlap(overlap.Key.Kind, overlap.Key.Town, overlap.Sum(a => a.Count), owned)
            )
                .OrderBy(o => o.Kind, StringComparer.Ordinal)
                .ThenBy(o => o.Town, StringComparer.Ordinal),
        ];
    }

    /// <summary>The imported registers, the latest first.</summary>
    public static Task<Connection<AssetImport>> AssetImports(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<AssetImport>(partnership).PageAsync(paging, i => i.ImportedUtc, descending: true);
}
