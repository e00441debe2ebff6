namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed record ProposeStructureChangeInput(string Partnership, string Title, string Change) : IPartnershipInput;

/// <param name="Findings">Who may be included or left out by the change, and what is done about that.</param>
/// <param name="On">The day on which it was equality proofed, today or in the past.</param>
internal sealed record ProofStructureChangeInput(string Partnership, GlobalId StructureChange, string Findings, DateOnly On, int? Version)
    : IPartnershipInput;

/// <param name="On">The first day on which the change applies.</param>
internal sealed record AdoptStructureChangeInput(string Partnership, GlobalId StructureChange, DateOnly On, int? Version)
    : IPartnershipInput;

/// <param name="LocalArea">The number of the local area.</param>
/// <param name="Body">The id of a body of a council.</param>
internal sealed record NameAreaCommitteeInput(string Partnership, int LocalArea, GlobalId Body) : IPartnershipInput;

/// <param name="LocalArea">The number of the local area.</param>
internal sealed record RecordAreaDecisionInput(string Partnership, int LocalArea, string Title, string? Detail, DateOnly DecidedOn)
    : IPartnershipInput;

internal abstract record LocalGroupInput : IPartnershipInput
{
    public required string Partnership { get; init; }

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

internal sealed record RemoveLocalGroupInput(string Partnership, GlobalId LocalGroup, int Version) : IPartnershipInput;
