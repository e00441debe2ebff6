namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="LocalArea">The area's number.</param>
/// <param name="Lead">The code of the partner that acts.</param>
/// <param name="ImmediateAction">What is done at once.</param>
/// <param name="LocalOutcome">The slug of the outcome that preventing the like serves; may be linked later.</param>
internal sealed record ReportHotspotInput(
    string Partnership,
    int LocalArea,
    string Title,
    DateOnly IdentifiedOn,
    string ImmediateAction,
    string Lead,
    string? LocalOutcome
) : IPartnershipInput;

/// <param name="LocalOutcome">The outcome's slug.</param>
internal sealed record LinkHotspotInput(string Partnership, GlobalId Hotspot, string LocalOutcome, int? Version) : IPartnershipInput;

/// <param name="Result">What came of it.</param>
internal sealed record CloseHotspotInput(string Partnership, GlobalId Hotspot, DateOnly On, string Result, int? Version)
    : IPartnershipInput;
