namespace CouncilPlatform.Grants.Delivery;

/// <param name="Title">What must be reached.</param>
/// <param name="Due">When: a day, a month or a year.</param>
internal sealed record ScheduleMilestoneInput(
    string Partnership,
    GlobalId Allocation,
    string Title,
    PartialDate Due,
    Money? Revenue,
    Money? Capital
) : IPartnershipInput;

/// <summary>What is left out stays.</summary>
/// <param name="Version">The milestone's version that you saw; a stale one is refused.</param>
internal sealed record ChangeMilestoneInput(
    string Partnership,
    GlobalId Milestone,
    string? Title,
    PartialDate? Due,
    Money? Revenue,
    Money? Capital,
    int? Version
) : IPartnershipInput;

/// <param name="Words">What was reached.</param>
/// <param name="Reference">Where it can be seen: an address or a document's reference.</param>
/// <param name="Version">The milestone's version that you saw; a stale one is refused.</param>
internal sealed record EvidenceMilestoneInput(string Partnership, GlobalId Milestone, string Words, string? Reference, int? Version)
    : IPartnershipInput;

/// <param name="Version">The milestone's version that you saw; a stale one is refused.</param>
internal sealed record ApproveMilestoneInput(string Partnership, GlobalId Milestone, int? Version) : IPartnershipInput;

/// <param name="Reason">What is missing.</param>
/// <param name="Version">The milestone's version that you saw; a stale one is refused.</param>
internal sealed record RefuseMilestoneInput(string Partnership, GlobalId Milestone, string Reason, int? Version) : IPartnershipInput;

/// <param name="Version">The milestone's version that you saw; a stale one is refused.</param>
internal sealed record PayMilestoneInput(string Partnership, GlobalId Milestone, int? Version) : IPartnershipInput;

/// <param name="Reason">Why.</param>
/// <param name="Version">The milestone's version that you saw; a stale one is refused.</param>
internal sealed record CancelMilestoneInput(string Partnership, GlobalId Milestone, string Reason, int? Version) : IPartnershipInput;
