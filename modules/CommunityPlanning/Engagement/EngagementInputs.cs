namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <param name="Organisation">The code of the partner that makes the request.</param>
/// <param name="LocalOutcome">The short name of the outcome that the resources are for.</param>
/// <param name="LocalArea">The number of the local area; left out for the whole area.</param>
internal sealed record RequestResourcesInput(
    string Partnership,
    string Title,
    string Organisation,
    Money? Amount,
    string? InKind,
    string? LocalOutcome,
    int? LocalArea
) : IPartnershipInput;

/// <param name="ResourceRequest">The id of the request that this is evidence for; left out for any other engagement.</param>
/// <param name="LocalArea">The number of the local area; left out for the whole area.</param>
internal sealed record RecordEngagementInput(
    string Partnership,
    GlobalId? ResourceRequest,
    string Title,
    string Method,
    DateOnly HeldOn,
    int? Participants,
    string Findings,
    int? LocalArea
) : IPartnershipInput;

/// <param name="ResourceRequest">The request's id.</param>
internal sealed record AgreeResourceRequestInput(string Partnership, GlobalId ResourceRequest, int? Version) : IPartnershipInput;

/// <param name="ResourceRequest">The request's id.</param>
internal sealed record DeclineResourceRequestInput(string Partnership, GlobalId ResourceRequest, string Reason, int? Version)
    : IPartnershipInput;
