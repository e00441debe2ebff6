namespace CouncilPlatform.Grants.Funds;

internal sealed record CreateFundingPriorityInput(string Code, string Title, PriorityKind Kind, string Source) : PartnershipInput;

internal sealed record ChangeFundingPriorityInput([CodeOf<FundingPriority>] string Code, string? Title, PriorityKind? Kind, string? Source)
    : UpdateInput;

/// <param name="Priorities">The codes of every priority that the allocation serves. Those left out are no longer linked.</param>
internal sealed record LinkPrioritiesInput([CodeOf<FundingPriority>] IReadOnlyList<string> Priorities) : AllocationInput;
