namespace CouncilPlatform.LocalityPlans.Assets;

/// <summary>The asset registers of the partnership's councils, as one.</summary>
internal sealed class AssetQueries
{
    /// <summary>Assets of every council, by name; each with its owner.</summary>
    /// <param name="owner">Only this council's: its GSS code, identifier or code of the UK register.</param>
    /// <param name="kind">Only of this kind.</param>
    /// <param name="jointUse">Only those that stand so, as CANDIDATE for joint use.</param>
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
        var council = owner is null ? null : (Guid?)(await mediator.OrganisationAsync(owner, cancellationToken, "owner")).Id;
        return await db
            .Assets.Where(a =>
                a.PartnershipId == partnership.Id
                && (council == null || a.OwnerId == council)
                && (kind == null || a.Kind == kind)
                && (jointUse == null || a.JointUse == jointUse)
            )
            .PageAsync(paging, a => a.Name, descending: false, cancellationToken);
    }

    /// <summary>Where several councils have assets of one kind in one town: the first places to look for joint use.</summary>
    public static async Task<IReadOnlyList<AssetOverlap>> AssetOverlaps(
        Partnership partnership,
        LocalityPlansDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var groups = await db
            .Assets.Where(a => a.PartnershipId == partnership.Id && a.Town != null)
            .GroupBy(a => new
            {
                a.Kind,
                a.Town,
                a.OwnerId,
            })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.Town,
                g.Key.OwnerId,
                Count = g.Count(),
            })
            .ToListAsync(cancellationToken);
        var overlaps = groups
            .GroupBy(g => (g.Kind, Town: g.Town!.Trim().ToUpperInvariant()))
            .Where(g => g.DistinctBy(a => a.OwnerId).Skip(1).Any())
            .ToList();
        var councils = await mediator.Send(
            new GetOrganisations([.. overlaps.SelectMany(g => g.Select(a => a.OwnerId)).Distinct()]),
            cancellationToken
        );
        return
        [
            .. overlaps
                .Select(g => new AssetOverlap(
                    g.Key.Kind,
                    g.Key.Town,
                    g.Sum(a => a.Count),
                    [.. g.Select(a => a.OwnerId).Distinct().Select(id => councils[id]).OrderBy(c => c.Name, StringComparer.Ordinal)]
                ))
                .OrderBy(o => o.Kind, StringComparer.Ordinal)
                .ThenBy(o => o.Town, StringComparer.Ordinal),
        ];
    }

    /// <summary>The registers that were read, the latest first.</summary>
    public static Task<Connection<AssetImport>> AssetImports(
        Partnership partnership,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .AssetImports.Where(i => i.PartnershipId == partnership.Id)
            .PageAsync(paging, i => i.ImportedUtc, descending: true, cancellationToken);

    internal static Task<RegisteredAsset?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services.GetRequiredService<LocalityPlansDb>().Assets.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
}
