namespace CouncilPlatform.Grants.Delivery;

/// <param name="Due">When the milestone is due: a day, a month or a year.</param>
/// <param name="Revenue">How much revenue the milestone pays; none if left out.</param>
/// <param name="Capital">How much capital the milestone pays; none if left out.</param>
internal sealed record ScheduleMilestoneInput(GlobalId Allocation, string Title, PartialDate Due, Money? Revenue, Money? Capital)
    : PartnershipInput;

/// <summary>What is left out stays.</summary>
/// <param name="Due">When the milestone is due: a day, a month or a year.</param>
/// <param name="Revenue">How much revenue the milestone pays.</param>
/// <param name="Capital">How much capital the milestone pays.</param>
internal sealed record ChangeMilestoneInput(GlobalId Milestone, string? Title, PartialDate? Due, Money? Revenue, Money? Capital)
    : UpdateInput;

/// <param name="Words">What was reached.</param>
/// <param name="Reference">Where the evidence is: an address or a document's reference.</param>
internal sealed record EvidenceMilestoneInput(GlobalId Milestone, string Words, string? Reference) : VersionedInput;

internal sealed record ApproveMilestoneInput(GlobalId Milestone) : VersionedInput;

/// <param name="Reason">What is missing.</param>
internal sealed record RefuseMilestoneInput(GlobalId Milestone, string Reason) : VersionedInput;

internal sealed record PayMilestoneInput(GlobalId Milestone) : VersionedInput;

/// <param name="Reason">Why the milestone is cancelled.</param>
internal sealed record CancelMilestoneInput(GlobalId Milestone, string Reason) : VersionedInput;
