namespace CouncilPlatform.Grants.Funds;

internal sealed record CreateFundingPriorityInput(string Partnership, string Code, string Title, PriorityKind Kind, string Source)
    : IPartnershipInput;

internal sealed record ChangeFundingPriorityInput(
    string Partnership,
    string Code,
    string? Title,
    PriorityKind? Kind,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="Priorities">The codes of every priority that the allocation serves. Those left out are no longer linked.</param>
internal sealed record LinkPrioritiesInput(string Partnership, GlobalId Allocation, IReadOnlyList<string> Priorities, int? Version)
    : IPartnershipInput;
