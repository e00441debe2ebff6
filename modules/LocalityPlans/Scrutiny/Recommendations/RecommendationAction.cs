namespace CouncilPlatform.LocalityPlans.Scrutiny;

/// <summary>A link from a recommendation to an action that carries it out, so that no second action is made for it.</summary>
internal sealed class RecommendationAction : IKeyed, INumbered
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The link's position among the recommendation's actions, from 1.</summary>
    public int Number { get; init; }

    public Guid RecommendationId { get; init; }

    public Guid ActionId { get; init; }

    /// <summary>How the action carries out the recommendation, or who says so.</summary>
    [MaxLength(1000)]
    public string? Note { get; init; }

    /// <summary>The action.</summary>
    public IDataLoaderResult<PlanAction?> Action(Batches batches, LocalityPlansDb db) => batches.Row<PlanAction>(db, ActionId);

    /// <summary>The recommendation.</summary>
    public IDataLoaderResult<Recommendation?> Recommendation(Batches batches, LocalityPlansDb db) =>
        batches.Row<Recommendation>(db, RecommendationId);
}

/// <summary>What scrutiny recommended about an action.</summary>
internal sealed class ActionRecommendationFields
{
    /// <summary>The recommendations that the action carries out.</summary>
    public static IDataLoaderResult<IReadOnlyList<RecommendationAction>> Recommendations(
        PlanAction action,
        Batches batches,
        LocalityPlansDb db
    ) =>
        batches
            .Load(
                action.Id,
                (db, action.PartnershipId),
                static async (ids, s, ct) =>
                    (
                        await (
                            from link in s.db.Set<RecommendationAction>().AsNoTracking()
                            join recommendation in s.db.Of<Recommendation>(s.PartnershipId)
                                on link.RecommendationId equals recommendation.Id
                            where ids.Contains(link.ActionId)
                            orderby recommendation.Number
                            select link
                        ).ToListAsync(ct)
                    ).Grouped(a => a.ActionId)
            )
            .Then(links => links ?? []);
}
