namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>A council that an action plan binds.</summary>
[Shared("Whom the plan binds is part of what the councils agree together.")]
internal sealed class ActionPlanCouncil : Part
{
    public Guid ActionPlanId { get; init; }

    public Guid CouncilId { get; init; }

    /// <summary>The council's own plan that the joint actions become part of, like Council Plan; null where none is named.</summary>
    [MaxLength(200)]
    public string? StrategicPlan { get; init; }

    /// <summary>The council that the plan binds.</summary>
    public IDataLoaderResult<Organisation?> Council(OrganisationBatch organisations) => organisations.Get(CouncilId);
}
