namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class ObservationQueries
{
    /// <summary>The bodies whose figures the partnership records, by short name.</summary>
    public static Task<Connection<ReportingBody>> ReportingBodies(Partnership partnership, Paging paging, CommunityPlanningDb db) =>
        db.Of<ReportingBody>(partnership).PageAsync(paging, b => b.Slug);
}
