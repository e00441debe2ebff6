namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>What one organisation does in a district in the plan's year, towards one objective.</summary>
internal sealed class PlanActivity : Part, IOwned, IBelongsTo<LocalityPlan>
{
    public Guid LocalityPlanId { get; init; }

    public Guid PlanObjectiveId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>What the organisation is to the district.</summary>
    public required ActivityTier Tier { get; init; }

    /// <summary>The activity in one line.</summary>
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>What else is known of the activity.</summary>
    [MaxLength(4000)]
    public string? Detail { get; init; }

    Guid? IOwned.OwnerId => OrganisationId;

    Guid IBelongsTo<LocalityPlan>.WholeId => LocalityPlanId;

    /// <summary>The organisation whose activity it is.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>The objective that the activity contributes to.</summary>
    public IDataLoaderResult<PlanObjective?> Objective(Batches batches, LocalityPlansDb db) =>
        batches.Row<PlanObjective>(db, PlanObjectiveId);
}

/// <summary>What an organisation is to the district of a plan.</summary>
internal enum ActivityTier
{
    /// <summary>The county council.</summary>
    County,

    /// <summary>The district council itself.</summary>
    District,

    /// <summary>A town or parish council.</summary>
    Parish,

    /// <summary>Any other organisation, like the police, the health service or a unitary council.</summary>
    Partner,
}
