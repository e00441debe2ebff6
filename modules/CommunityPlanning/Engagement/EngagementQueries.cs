namespace CouncilPlatform.CommunityPlanning.Engagement;

internal sealed class EngagementQueries
{
    /// <summary>Requests for resources, by title.</summary>
    /// <param name="state">Only requests in this state.</param>
    public static Task<Connection<ResourceRequest>> ResourceRequests(
        Partnership partnership,
        ResourceRequestState? state,
        Paging paging,
        CommunityPlanningDb db
    ) => db.Of<ResourceRequest>(partnership).Where(r => state == null || r.State == state).PageAsync(paging, r => r.Title);

    /// <summary>Evidence of how communities were engaged, the latest first.</summary>
    /// <param name="from">Only on this day or later, like 2022-04-01.</param>
    /// <param name="to">Only on this day or earlier, like 2023-03-31.</param>
    public static Task<Connection<EngagementEvidence>> Engagements(
        Partnership partnership,
        DateOnly? from,
        DateOnly? to,
        Paging paging,
        CommunityPlanningDb db
    ) =>
        db.Of<EngagementEvidence>(partnership)
            .Where(e => (from == null || e.HeldOn >= from) && (to == null || e.HeldOn <= to))
            .PageAsync(paging, e => e.HeldOn, descending: true);
}
