namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>An objective of a Community Strategy that a locality plan serves.</summary>
internal sealed class PlanObjective : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid LocalityPlanId { get; init; }

    /// <summary>Its place in the plan, from 1.</summary>
    public int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The strategy that sets it, as in "Ambition Lancashire".</summary>
    public required string Strategy { get; init; }

    /// <summary>What is done towards it.</summary>
    public IDataLoaderResult<Connection<PlanActivity>> Activities(Paging paging, Batches batches, LocalityPlansDb db) =>
        batches.Page(
            "localityplans.objective.activities",
            Id,
            db.PlanActivities,
            a => a.PlanObjectiveId,
            paging,
            a => a.Number,
            descending: false
        );
}
