namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>The council's committee that covers the same area as a local area partnership, and agrees its decisions.</summary>
internal sealed class AreaCommittee : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalAreaId { get; init; }

    public Guid BodyId { get; set; }

    public int Version { get; set; }
}
