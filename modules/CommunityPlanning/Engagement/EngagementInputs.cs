namespace CouncilPlatform.CommunityPlanning.Engagement;

/// <param name="Organisation">The code of the partner that asks.</param>
/// <param name="Amount">The money that is asked for; or say in inKind what else is.</param>
/// <param name="LocalOutcome">The slug of the outcome that it is to serve.</param>
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

/// <param name="ResourceRequest">The id of the request that it is evidence for; left out for engagement of any other kind.</param>
/// <param name="Method">As in "community forum".</param>
/// <param name="HeldOn">The day, or the last of several; not to come.</param>
/// <param name="Participants">How many people took part.</param>
/// <param name="Findings">What they said, and what comes of it; no personal data.</param>
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

internal sealed record AgreeResourceRequestInput(string Partnership, GlobalId ResourceRequest, int? Version) : IPartnershipInput;

internal sealed record DeclineResourceRequestInput(string Partnership, GlobalId ResourceRequest, string Reason, int? Version)
    : IPartnershipInput;
