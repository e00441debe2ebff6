namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>A council that an action plan binds.</summary>
internal sealed class ActionPlanCouncil : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActionPlanId { get; init; }

    public Guid CouncilId { get; init; }

    /// <summary>Its place among the plan's councils, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The council's own plan that the joint actions become part of, as in "Council Plan"; null where nothing is said.</summary>
    public string? StrategicPlan { get; set; }

    public IDataLoaderResult<Organisation?> Council(Batches batches, IMediator mediator) => batches.Organisation(CouncilId, mediator);
}
