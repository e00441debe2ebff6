namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class BriefingQueries
{
    /// <summary>Every briefing, the latest first.</summary>
    public static Task<Connection<MemberBriefing>> MemberBriefings(Partnership partnership, Paging paging, LocalityPlansDb db) =>
        db.Of<MemberBriefing>(partnership).PageAsync(paging, b => b.On, descending: true);
}
