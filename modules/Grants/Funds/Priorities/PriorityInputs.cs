namespace CouncilPlatform.Grants.Funds;

internal sealed record CreateFundingPriorityInput(string Code, string Title, PriorityKind Kind, string Source) : PartnershipInput;

internal sealed record ChangeFundingPriorityInput(string Code, string? Title, PriorityKind? Kind, string? Source) : UpdateInput;

/// <param name="Priorities">The codes of every priority that the allocation serves. Those left out are no longer linked.</param>
internal sealed record LinkPrioritiesInput(IReadOnlyList<string> Priorities) : AllocationInput;
