namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed record ProposeStructureChangeInput(string Title, string Change) : PartnershipInput;

/// <param name="Findings">Who may be included or left out by the change, and what is done about that.</param>
/// <param name="On">The day on which it was equality proofed, today or in the past.</param>
internal sealed record ProofStructureChangeInput(GlobalId StructureChange, string Findings, DateOnly On) : VersionedInput;

/// <param name="On">The first day on which the change applies.</param>
internal sealed record AdoptStructureChangeInput(GlobalId StructureChange, DateOnly On) : VersionedInput;

/// <param name="LocalArea">The number of the local area.</param>
/// <param name="Body">The id of a body of a council.</param>
internal sealed record NameAreaCommitteeInput(int LocalArea, GlobalId Body) : PartnershipInput;

/// <param name="LocalArea">The number of the local area.</param>
internal sealed record RecordAreaDecisionInput(int LocalArea, string Title, string? Detail, DateOnly DecidedOn) : PartnershipInput;

internal abstract record LocalGroupInput : PartnershipInput
{
    /// <summary>The number of the local area.</summary>
    public int LocalArea { get; init; }
    public required string Name { get; init; }
    public LocalGroupKind Kind { get; init; }
    public string? Note { get; init; }
}

internal sealed record RegisterLocalGroupInput : LocalGroupInput;

internal sealed record UpdateLocalGroupInput : LocalGroupInput
{
    public GlobalId LocalGroup { get; init; }
    public int Version { get; init; }
}

internal sealed record RemoveLocalGroupInput(GlobalId LocalGroup, int Version) : PartnershipInput;
