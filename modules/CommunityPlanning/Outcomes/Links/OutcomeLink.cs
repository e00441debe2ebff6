namespace CouncilPlatform.CommunityPlanning.Outcomes;

/// <summary>A link between an outcome and an action of the locality plans that contributes to it.</summary>
internal sealed class OutcomeLink : PartnershipEntity
{
    public Guid LocalOutcomeId { get; init; }

    // Not a foreign key: the action belongs to another module, which may remove it.
    public Guid ActionId { get; init; }

    public Guid? LocalAreaId { get; set; }

    /// <summary>Whether the action is completed, according to the locality plans.</summary>
    public bool Completed { get; set; }
}
