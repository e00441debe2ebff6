namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <param name="Organisation">The code of the partner that makes the request, like S12000050.</param>
/// <param name="LocalOutcome">The short name of the outcome that the resources are for.</param>
internal sealed record RequestResourcesInput(
    string Title,
    [CodeOf<Organisation>] string Organisation,
    Money? Amount,
    string? InKind,
    string? LocalOutcome,
    int? LocalArea
) : PartnershipInput, IAreaInput;

/// <param name="ResourceRequest">The id of the request that this is evidence for. Leave it out for any other engagement.</param>
internal sealed record RecordEngagementInput(
    GlobalId? ResourceRequest,
    string Title,
    string Method,
    DateOnly HeldOn,
    int? Participants,
    string Findings,
    int? LocalArea
) : PartnershipInput, IAreaInput;

internal sealed record AgreeResourceRequestInput(GlobalId ResourceRequest) : VersionedInput;

internal sealed record DeclineResourceRequestInput(GlobalId ResourceRequest, string Reason) : VersionedInput;
