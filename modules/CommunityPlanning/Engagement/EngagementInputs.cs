namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <param name="Organisation">The code of the partner that makes the request, like S12000050.</param>
/// <param name="LocalOutcome">The short name of the outcome that the resources are for.</param>
internal sealed record RequestResourcesInput(
    string Partnership,
    string Title,
    string Organisation,
    Money? Amount,
    string? InKind,
    string? LocalOutcome,
    int? LocalArea
) : IPartnershipInput, IAreaInput;

/// <param name="ResourceRequest">The id of the request that this is evidence for. Leave it out for any other engagement.</param>
internal sealed record RecordEngagementInput(
    string Partnership,
    GlobalId? ResourceRequest,
    string Title,
    string Method,
    DateOnly HeldOn,
    int? Participants,
    string Findings,
    int? LocalArea
) : IPartnershipInput, IAreaInput;

internal sealed record AgreeResourceRequestInput(string Partnership, GlobalId ResourceRequest, int? Version) : IPartnershipInput;

internal sealed record DeclineResourceRequestInput(string Partnership, GlobalId ResourceRequest, string Reason, int? Version)
    : IPartnershipInput;
