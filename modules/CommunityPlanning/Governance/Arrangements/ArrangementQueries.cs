namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed class ArrangementQueries
{
    /// <summary>Arrangements with others, in the order of the list.</summary>
    /// <param name="retained">True for those that will continue, false for those that will not.</param>
    /// <param name="inactive">True for those that count as inactive, false for those that do not.</param>
    public static Task<Connection<Arrangement>> Arrangements(
        Partnership partnership,
        bool? retained,
        bool? inactive,
        Paging paging,
        CommunityPlanningDb db
    ) =>
        db.Of<Arrangement>(partnership)
            .Where(a => (retained == null || a.Retained == retained) && (inactive == null || (a.InactiveReason != null) == inactive))
            .PageAsync(paging, a => a.Number);
}
