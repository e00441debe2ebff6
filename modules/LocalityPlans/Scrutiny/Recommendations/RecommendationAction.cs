namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A link from a recommendation to an action that carries it out, so that no second action is made for it.</summary>
internal sealed class RecommendationAction : Part
{
    public Guid RecommendationId { get; init; }

    public Guid ActionId { get; init; }

    /// <summary>How the action carries out the recommendation, or where that is recorded.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    /// <summary>The action that carries it out.</summary>
    public IDataLoaderResult<PlanAction?> Action(Batches batches, LocalityPlansDb db) => batches.Row<PlanAction>(db, ActionId);

    /// <summary>The recommendation that the action carries out.</summary>
    public IDataLoaderResult<Recommendation?> Recommendation(Batches batches, LocalityPlansDb db) =>
        batches.Row<Recommendation>(db, RecommendationId);
}

internal sealed class ActionRecommendationFields
{
    /// <summary>The recommendations that the action carries out.</summary>
    public static IDataLoaderResult<IReadOnlyList<RecommendationAction>> Recommendations(
        PlanAction action,
        Batches batches,
        LocalityPlansDb db
    ) =>
        batches.Values(
            action.Id,
            (db, action.PartnershipId),
            static (ids, s) =>
                from link in s.db.Set<RecommendationAction>()
                join recommendation in s.db.Of<Recommendation>(s.PartnershipId) on link.RecommendationId equals recommendation.Id
                where ids.Contains(link.ActionId)
                orderby recommendation.Number
                select link,
            static link => link.ActionId
        );
}
