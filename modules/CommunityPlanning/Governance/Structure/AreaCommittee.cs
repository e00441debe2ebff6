namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>The council's committee that covers the same area as a local area partnership, and agrees its decisions.</summary>
[Shared("The partnership names the committee; what the committee decides belongs to its council, in the decision.")]
internal sealed class AreaCommittee : Aggregate
{
    public Guid LocalAreaId { get; init; }

    public Guid BodyId { get; set; }
}
