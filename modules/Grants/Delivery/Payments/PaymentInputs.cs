namespace CouncilPlatform.Grants.Delivery;

/// <param name="Allocation">The allocation that the milestone is paid from.</param>
/// <param name="Due">When the milestone is due: a day, a month or a year.</param>
/// <param name="Revenue">How much revenue the milestone pays; none if left out.</param>
/// <param name="Capital">How much capital the milestone pays; none if left out.</param>
internal sealed record ScheduleMilestoneInput(
    string Partnership,
    GlobalId Allocation,
    string Title,
    PartialDate Due,
    Money? Revenue,
    Money? Capital
) : IPartnershipInput;

/// <summary>What is left out stays.</summary>
/// <param name="Milestone">The milestone to change.</param>
/// <param name="Due">When the milestone is due: a day, a month or a year.</param>
/// <param name="Revenue">How much revenue the milestone pays.</param>
/// <param name="Capital">How much capital the milestone pays.</param>
internal sealed record ChangeMilestoneInput(
    string Partnership,
    GlobalId Milestone,
    string? Title,
    PartialDate? Due,
    Money? Revenue,
    Money? Capital,
    int? Version
) : IPartnershipInput;

/// <param name="Milestone">The milestone that was reached.</param>
/// <param name="Words">What was reached.</param>
/// <param name="Reference">Where the evidence is: an address or a document's reference.</param>
internal sealed record EvidenceMilestoneInput(string Partnership, GlobalId Milestone, string Words, string? Reference, int? Version)
    : IPartnershipInput;

/// <param name="Milestone">The milestone to approve.</param>
internal sealed record ApproveMilestoneInput(string Partnership, GlobalId Milestone, int? Version) : IPartnershipInput;

/// <param name="Milestone">The milestone whose evidence is refused.</param>
/// <param name="Reason">What is missing.</param>
internal sealed record RefuseMilestoneInput(string Partnership, GlobalId Milestone, string Reason, int? Version) : IPartnershipInput;

/// <param name="Milestone">The milestone to pay.</param>
internal sealed record PayMilestoneInput(string Partnership, GlobalId Milestone, int? Version) : IPartnershipInput;

/// <param name="Milestone">The milestone to cancel.</param>
/// <param name="Reason">Why the milestone is cancelled.</param>
internal sealed record CancelMilestoneInput(string Partnership, GlobalId Milestone, string Reason, int? Version) : IPartnershipInput;
