namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>
/// Who is responsible for an action in one organisation, and so that organisation's part of the action. Each organisation has at most one.
/// </summary>
internal sealed class ActionOwner : Part, IOwned, IBelongsTo<PlanAction>
{
    public Guid ActionId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The post that is responsible, like Cycling Officer, never a person; null while none is named.</summary>
    [MaxLength(200)]
    public string? Post { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;

    Guid IBelongsTo<PlanAction>.WholeId => ActionId;

    /// <summary>The organisation whose post it is.</summary>
    public IDataLoaderResult<Organisation?> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}
