namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Who answers for an action in one organisation. Each has at most one.</summary>
internal sealed class ActionOwner : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActionId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>Its place among the action's owners, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The post that answers for it, never a person; null while the organisation has not named one.</summary>
    public string? Post { get; set; }

    /// <summary>For which organisation.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}
