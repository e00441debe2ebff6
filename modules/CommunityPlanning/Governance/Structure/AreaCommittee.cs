namespace CouncilPlatform.CommunityPlanning.Governance;

/// <summary>The council's committee whose bounds are those of a local area: it agrees what the area's partnership decides.</summary>
internal sealed class AreaCommittee : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid LocalAreaId { get; init; }

    public Guid BodyId { get; set; }

    public int Version { get; set; }
}
