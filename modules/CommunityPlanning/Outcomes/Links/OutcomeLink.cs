namespace CouncilPlatform.CommunityPlanning.Outcomes;

internal sealed class OutcomeLink : PartnershipEntity, IBelongsTo<LocalOutcome>
{
    public Guid LocalOutcomeId { get; init; }

    // Not a foreign key: the action belongs to another module, which may remove it.
    public Guid ActionId { get; init; }

    public Guid? LocalAreaId { get; set; }

    public bool Completed { get; set; }

    Guid IBelongsTo<LocalOutcome>.WholeId => LocalOutcomeId;
}
