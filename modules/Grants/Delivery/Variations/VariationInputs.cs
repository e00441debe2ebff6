namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Revenue">All revenue from now on, including what was paid.</param>
/// <param name="Capital">All capital from now on, including what was paid.</param>
/// <param name="Ends">When the project ends: a day, a month or a year.</param>
/// <param name="Terms">What the recipient must do or avoid.</param>
internal sealed record ProposeAllocationVariationInput(Money? Revenue, Money? Capital, PartialDate? Ends, string? Terms, string Reason)
    : AllocationInput;

internal sealed record AgreeAllocationVariationInput(GlobalId Variation) : VersionedInput;

/// <param name="Reason">Why the variation is refused.</param>
internal sealed record RefuseAllocationVariationInput(GlobalId Variation, string Reason) : VersionedInput;
