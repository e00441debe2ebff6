namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>Whose figures a partnership keeps.</summary>
internal sealed class ObservationQueries
{
    /// <summary>By slug.</summary>
    public static Task<Connection<ReportingBody>> ReportingBodies(
        Partnership partnership,
        Paging paging,
        CommunityPlanningDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .ReportingBodies.Where(b => b.PartnershipId == partnership.Id)
            .PageAsync(paging, b => b.Slug, descending: false, cancellationToken);
}
