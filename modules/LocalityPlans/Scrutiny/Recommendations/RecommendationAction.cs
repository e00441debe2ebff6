namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>That an action takes up a recommendation, so that no second one is made for it.</summary>
internal sealed class RecommendationAction : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place among the recommendation's actions, from 1.</summary>
    public int Number { get; init; }

    public Guid RecommendationId { get; init; }

    public Guid ActionId { get; init; }

    /// <summary>How it takes it up, or who says so.</summary>
    public string? Note { get; init; }

    public IDataLoaderResult<PlanAction?> Action(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, PlanAction>(
            "localityplans.action",
            ActionId,
            async (ids, cancellationToken) =>
                await db.Actions.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken)
        );

    public IDataLoaderResult<Recommendation?> Recommendation(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, Recommendation>(
            "localityplans.recommendation",
            RecommendationId,
            async (ids, cancellationToken) =>
                await db.Recommendations.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken)
        );
}

/// <summary>What scrutiny asked of an action.</summary>
internal sealed class ActionRecommendationFields
{
    /// <summary>The recommendations that it takes up.</summary>
    public static IDataLoaderResult<IReadOnlyList<RecommendationAction>> Recommendations(
        PlanAction action,
        Batches batches,
        LocalityPlansDb db
    ) =>
        batches
            .Load<Guid, IReadOnlyList<RecommendationAction>>(
                "localityplans.action.recommendations",
                action.Id,
                async (ids, cancellationToken) =>
                    (
                        await (
                            from link in db.RecommendationActions.AsNoTracking()
                            join recommendation in db.Recommendations on link.RecommendationId equals recommendation.Id
                            where ids.Contains(link.ActionId)
                            orderby recommendation.Number
                            select link
                        ).ToListAsync(cancellationToken)
                    )
                        .ToLookup(a => a.ActionId)
                        .ToDictionary(g => g.Key, IReadOnlyList<RecommendationAction> (g) => [.. g])
            )
            .Then(links => links ?? []);
}
