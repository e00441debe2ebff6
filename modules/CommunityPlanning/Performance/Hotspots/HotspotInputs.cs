namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="LocalArea">The area's number.</param>
/// <param name="Lead">The code of the partner that acts.</param>
/// <param name="LocalOutcome">The short name of the outcome that prevention contributes to; it can be linked later.</param>
internal sealed record ReportHotspotInput(
    string Partnership,
    int LocalArea,
    string Title,
    DateOnly IdentifiedOn,
    string ImmediateAction,
    string Lead,
    string? LocalOutcome
) : IPartnershipInput;

/// <param name="Hotspot">The hotspot's id.</param>
/// <param name="LocalOutcome">The outcome's short name.</param>
internal sealed record LinkHotspotInput(string Partnership, GlobalId Hotspot, string LocalOutcome, int? Version) : IPartnershipInput;

/// <param name="Hotspot">The hotspot's id.</param>
/// <param name="On">The day on which it was closed; today or in the past.</param>
/// <param name="Result">What the result was.</param>
internal sealed record CloseHotspotInput(string Partnership, GlobalId Hotspot, DateOnly On, string Result, int? Version)
    : IPartnershipInput;
