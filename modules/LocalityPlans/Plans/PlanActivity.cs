namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>What one organisation does in a district in the plan's year, towards one objective.</summary>
internal sealed class PlanActivity : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid LocalityPlanId { get; init; }

    public Guid PlanObjectiveId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>Its place in the plan, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What the organisation is in the district.</summary>
    public required ActivityTier Tier { get; init; }

    public required string Title { get; init; }

    public string? Detail { get; init; }

    /// <summary>Whose activity it is.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);

    /// <summary>Which objective it serves.</summary>
    public IDataLoaderResult<PlanObjective?> Objective(Batches batches, LocalityPlansDb db) =>
        batches.Load<Guid, PlanObjective>(
            "localityplans.activity.objective",
            PlanObjectiveId,
            async (ids, cancellationToken) =>
                await db.PlanObjectives.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken)
        );
}

/// <summary>What an organisation is to the district of a plan.</summary>
internal enum ActivityTier
{
    County,

    /// <summary>The district itself.</summary>
    District,

    /// <summary>A town or parish council.</summary>
    Parish,

    /// <summary>Any other, as the police, the health service, or a unitary council.</summary>
    Partner,
}
