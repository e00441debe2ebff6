namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>That an action of the locality plans serves an outcome.</summary>
internal sealed class OutcomeLink : IKeyed, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalOutcomeId { get; init; }

    /// <summary>The action's key. The locality plans know the rest.</summary>
    public Guid ActionId { get; init; }

    /// <summary>Where; null for the whole area.</summary>
    public Guid? LocalAreaId { get; set; }

    /// <summary>Whether the action is done, as far as the locality plans have told.</summary>
    public bool Completed { get; set; }
}
