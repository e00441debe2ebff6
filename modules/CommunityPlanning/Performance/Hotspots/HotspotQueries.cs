namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Where there is something to be done at once.</summary>
internal sealed class HotspotQueries
{
    /// <summary>Hotspots, the latest first.</summary>
    /// <param name="localArea">Only of the area with this number.</param>
    /// <param name="open">True: only those that are not closed; false: only those that are.</param>
    /// <param name="linked">True: only those that are linked to an outcome; false: only those that are not.</param>
    public static async Task<Connection<Hotspot>> Hotspots(
        Partnership partnership,
        int? localArea,
        bool? open,
        bool? linked,
        Paging paging,
        CommunityPlanningDb db,
        FrameworkDoor door,
        CancellationToken cancellationToken
    )
    {
        var area = (await door.AreaAsync(partnership, localArea, cancellationToken, "localArea"))?.Id;
        return await db
            .Hotspots.Where(h =>
                h.PartnershipId == partnership.Id
                && (area == null || h.LocalAreaId == area)
                && (open == null || (h.ClosedOn == null) == open)
                && (linked == null || (h.LocalOutcomeId != null) == linked)
            )
            .PageAsync(paging, h => h.IdentifiedOn, descending: true, cancellationToken);
    }
}
