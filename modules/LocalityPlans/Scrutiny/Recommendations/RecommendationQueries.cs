namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>What scrutiny recommended.</summary>
internal sealed class RecommendationQueries
{
    /// <summary>Recommendations and suggestions, in the order they were recorded.</summary>
    /// <param name="linked">Only those that an action takes up, or only those that none does.</param>
    public static Task<Connection<Recommendation>> Recommendations(
        Partnership partnership,
        RecommendationKind? kind,
        RecommendationState? state,
        bool? linked,
        Paging paging,
        LocalityPlansDb db,
        CancellationToken cancellationToken
    ) =>
        db
            .Recommendations.Where(r =>
                r.PartnershipId == partnership.Id && (kind == null || r.Kind == kind) && (state == null || r.State == state)
            )
            .Where(r => linked == null || linked == db.RecommendationActions.Any(a => a.RecommendationId == r.Id))
            .PageAsync(paging, r => r.Number, descending: false, cancellationToken);

    internal static Task<Recommendation?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) =>
        services
            .GetRequiredService<LocalityPlansDb>()
            .Recommendations.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
}
