namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>An objective of a Community Strategy that a locality plan contributes to.</summary>
internal sealed class PlanObjective : Part
{
    public Guid LocalityPlanId { get; init; }

    /// <summary>The objective, as the strategy words it.</summary>
    [MaxLength(500)]
    public required string Title { get; init; }

    /// <summary>The strategy that sets the objective, like Ambition Lancashire.</summary>
    [MaxLength(200)]
    public required string Strategy { get; init; }

    /// <summary>The activities that contribute to the objective, in order.</summary>
    public IDataLoaderResult<Connection<PlanActivity>> Activities(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(db, Id, static (PlanActivity a) => a.PlanObjectiveId, paging, static a => a.Number);
}
