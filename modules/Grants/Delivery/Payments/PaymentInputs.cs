namespace CouncilPlatform.Grants.Delivery;

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

/// <param name="Words">What was reached.</param>
/// <param name="Reference">Where the evidence is: an address or a document's reference.</param>
internal sealed record EvidenceMilestoneInput(string Partnership, GlobalId Milestone, string Words, string? Reference, int? Version)
    : IPartnershipInput;

internal sealed record ApproveMilestoneInput(string Partnership, GlobalId Milestone, int? Version) : IPartnershipInput;

/// <param name="Reason">What is missing.</param>
internal sealed record RefuseMilestoneInput(string Partnership, GlobalId Milestone, string Reason, int? Version) : IPartnershipInput;

internal sealed record PayMilestoneInput(string Partnership, GlobalId Milestone, int? Version) : IPartnershipInput;

/// <param name="Reason">Why the milestone is cancelled.</param>
internal sealed record CancelMilestoneInput(string Partnership, GlobalId Milestone, string Reason, int? Version) : IPartnershipInput;
