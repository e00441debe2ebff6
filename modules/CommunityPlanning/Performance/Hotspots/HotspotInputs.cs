namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="LocalArea">The number of the local area.</param>
/// <param name="Lead">The code of the partner that acts, like S12000050.</param>
/// <param name="LocalOutcome">The short name of the outcome that prevention contributes to. It can be linked later.</param>
internal sealed record ReportHotspotInput(
    string Partnership,
    int LocalArea,
    string Title,
    DateOnly IdentifiedOn,
    string ImmediateAction,
    string Lead,
    string? LocalOutcome
) : IPartnershipInput;

/// <param name="LocalOutcome">The short name of the outcome that prevention contributes to.</param>
internal sealed record LinkHotspotInput(string Partnership, GlobalId Hotspot, string LocalOutcome, int? Version) : IPartnershipInput;

/// <param name="On">The day on which it was closed, today or in the past.</param>
internal sealed record CloseHotspotInput(string Partnership, GlobalId Hotspot, DateOnly On, string Result, int? Version)
    : IPartnershipInput;
