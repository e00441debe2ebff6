namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>How the partnership is made up locally, and how that changes.</summary>
internal sealed class StructureQueries
{
    /// <summary>Changes of structures and processes, by title.</summary>
    public static Task<Connection<StructureChange>> StructureChanges(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .StructureChanges.Where(c => c.PartnershipId == partnership.Id)
            .PageAsync(paging, c => c.Title, descending: false, cancellationToken);

    /// <summary>What local area partnerships decided, the latest first.</summary>
    /// <param name="localArea">Only of the area with this number.</param>
    public static async Task<Connection<AreaDecision>> AreaDecisions(
        Partnership partnership,
        int? localArea,
        Paging paging,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var area = (await door.AreaAsync(partnership, localArea, cancellationToken, "localArea"))?.Id;
        return await db
            .AreaDecisions.Where(d => d.PartnershipId == partnership.Id && (area == null || d.LocalAreaId == area))
            .PageAsync(paging, d => d.DecidedOn, descending: true, cancellationToken);
    }

    /// <summary>Hubs and groups, by local area: every area, those without any too.</summary>
    /// <param name="kind">Only those.</param>
    public static async Task<IReadOnlyList<AreaGroups>> LocalGroupsByArea(
        Partnership partnership,
        LocalGroupKind? kind,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var areas = await db
            .LocalAreas.AsNoTracking()
            .Where(a => a.PartnershipId == partnership.Id)
            .OrderBy(a => a.Number)
            .ToListAsync(cancellationToken);
        var groups = (
            await db
                .LocalGroups.AsNoTracking()
                .Where(g => g.PartnershipId == partnership.Id && (kind == null || g.Kind == kind))
                .OrderBy(g => g.Name)
                .ToListAsync(cancellationToken)
        ).ToLookup(g => g.LocalAreaId);
        return areas.ConvertAll(a => new AreaGroups(a, [.. groups[a.Id]]));
    }
}
