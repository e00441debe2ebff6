namespace CouncilPlatform.CommunityPlanning.Performance;

internal sealed class HotspotQueries
{
    /// <summary>Hotspots, the latest first.</summary>
    /// <param name="localArea">Only hotspots in the area with this number.</param>
    /// <param name="open">True for hotspots that are open, false for those that are closed.</param>
    /// <param name="linked">True for hotspots that are linked to an outcome, false for those that are not.</param>
    public static async Task<Connection<Hotspot>> Hotspots(
        Partnership partnership,
        int? localArea,
        bool? open,
        bool? linked,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    )
    {
        var area = await db.AreaIdAsync(partnership, localArea, cancellationToken);
        return await db.Of<Hotspot>(partnership)
            .Where(h =>
                (area == null || h.LocalAreaId == area)
                && (open == null || (h.ClosedOn == null) == open)
                && (linked == null || (h.LocalOutcomeId != null) == linked)
            )
            .PageAsync(paging, h => h.IdentifiedOn, descending: true, cancellationToken: cancellationToken);
    }
}
