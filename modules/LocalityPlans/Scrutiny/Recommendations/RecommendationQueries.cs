namespace CouncilPlatform.LocalityPlans.Scrutiny;

internal sealed class RecommendationQueries
{
    /// <summary>Recommendations and suggestions, in the order in which they were recorded.</summary>
    /// <param name="kind">Only recommendations, or only suggestions.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="linked">Only those that an action carries out (true), or only those that none does (false).</param>
    public static Task<Connection<Recommendation>> Recommendations(
        Partnership partnership,
        RecommendationKind? kind,
        RecommendationState? state,
        bool? linked,
        Paging paging,
        LocalityPlansDb db
    ) =>
        db.Of<Recommendation>(partnership)
            .Where(r => (kind == null || r.Kind == kind) && (state == null || r.State == state))
            .Where(r => linked == null || linked == db.Set<RecommendationAction>().Any(a => a.RecommendationId == r.Id))
            .PageAsync(paging, r => r.Number);
}
