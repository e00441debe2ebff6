namespace CouncilPlatform.CommunityPlanning.Performance;

/// <param name="LocalArea">The number of the local area.</param>
/// <param name="Lead">The code of the partner that acts, like S12000050.</param>
/// <param name="LocalOutcome">The short name of the outcome that prevention contributes to. It can be linked later.</param>
internal sealed record ReportHotspotInput(
    int LocalArea,
    string Title,
    DateOnly IdentifiedOn,
    string ImmediateAction,
    [CodeOf<Organisation>] string Lead,
    string? LocalOutcome
) : PartnershipInput;

/// <param name="LocalOutcome">The short name of the outcome that prevention contributes to.</param>
internal sealed record LinkHotspotInput(GlobalId Hotspot, string LocalOutcome) : VersionedInput;

/// <param name="On">The day on which it was closed, today or in the past.</param>
internal sealed record CloseHotspotInput(GlobalId Hotspot, DateOnly On, string Result) : VersionedInput;
