namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Who is responsible for an action in one organisation. Each organisation has at most one owner.</summary>
internal sealed class ActionOwner : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActionId { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>The owner's position in the action's list, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The post that is responsible, never a person; null while the organisation has not named one.</summary>
    [MaxLength(200)]
    public string? Post { get; set; }

    /// <summary>The organisation.</summary>
    public IDataLoaderResult<Organisation?> Organisation(Batches batches, IMediator mediator) =>
        batches.Organisation(OrganisationId, mediator);
}
