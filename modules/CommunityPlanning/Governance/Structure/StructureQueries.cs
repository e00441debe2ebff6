namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class StructureQueries
{
    /// <summary>Changes of structures and processes, by title.</summary>
    public static Task<Connection<StructureChange>> StructureChanges(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<StructureChange>(partnership).PageAsync(paging, c => c.Title);

    /// <summary>The decisions of local area partnerships, the latest first.</summary>
    /// <param name="localArea">Only decisions of the area with this number.</param>
    public static async Task<Connection<AreaDecision>> AreaDecisions(
        Partnership partnership,
        int? localArea,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var area = await db.AreaIdAsync(partnership, localArea, cancellationToken);
        return await db.Of<AreaDecision>(partnership)
            .Where(d => area == null || d.LocalAreaId == area)
            .PageAsync(paging, d => d.DecidedOn, descending: true, cancellationToken: cancellationToken);
    }

    /// <summary>Hubs and groups by local area: every area, including those without any.</summary>
    /// <param name="kind">Only hubs, or only groups. Leave it out for both.</param>
    public static async Task<IReadOnlyList<AreaGroups>> LocalGroupsByArea(
        Partnership partnership,
        LocalGroupKind? kind,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var areas = await db.Of<LocalArea>(partnership).AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var groups = (
            await db.Of<LocalGroup>(partnership)
                .AsNoTracking()
                .Where(g => kind == null || g.Kind == kind)
                .OrderBy(g => g.Name)
                .ToListAsync(cancellationToken)
        ).ToLookup(g => g.LocalAreaId);
        return areas.ConvertAll(a => new AreaGroups(a, [.. groups[a.Id]]));
    }
}
