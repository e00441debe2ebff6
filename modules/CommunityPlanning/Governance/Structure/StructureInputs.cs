namespace CouncilPlatform.CommunityPlanning.Governance;

internal sealed record ProposeStructureChangeInput(string Partnership, string Title, string Change) : IPartnershipInput;

/// <param name="StructureChange">The change's id.</param>
/// <param name="Findings">Who may be included or left out by the change, and what is done about that.</param>
/// <param name="On">The day on which it was equality proofed; today or in the past.</param>
internal sealed record ProofStructureChangeInput(string Partnership, GlobalId StructureChange, string Findings, DateOnly On, int? Version)
    : IPartnershipInput;

/// <param name="StructureChange">The change's id.</param>
/// <param name="On">The first day on which the change applies.</param>
internal sealed record AdoptStructureChangeInput(string Partnership, GlobalId StructureChange, DateOnly On, int? Version)
    : IPartnershipInput;

/// <param name="LocalArea">The area's number.</param>
/// <param name="Body">The id of a body of a council.</param>
internal sealed record NameAreaCommitteeInput(string Partnership, int LocalArea, GlobalId Body) : IPartnershipInput;

/// <param name="LocalArea">The area's number.</param>
internal sealed record RecordAreaDecisionInput(string Partnership, int LocalArea, string Title, string? Detail, DateOnly DecidedOn)
    : IPartnershipInput;

/// <param name="LocalArea">The area's number.</param>
internal sealed record RegisterLocalGroupInput(string Partnership, int LocalArea, string Name, LocalGroupKind Kind, string? Note)
    : IPartnershipInput;

/// <param name="LocalGroup">The group's id.</param>
/// <param name="LocalArea">The area's number.</param>
internal sealed record UpdateLocalGroupInput(
    string Partnership,
    GlobalId LocalGroup,
    int Version,
    int LocalArea,
    string Name,
    LocalGroupKind Kind,
    string? Note
) : IPartnershipInput;

/// <param name="LocalGroup">The group's id.</param>
internal sealed record RemoveLocalGroupInput(string Partnership, GlobalId LocalGroup, int Version) : IPartnershipInput;
