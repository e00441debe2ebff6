namespace CouncilPlatform.Grants.Funds;

/// <param name="Code">Its short name within the partnership, as in "climate-change".</param>
/// <param name="Source">The document that says so, by title and date.</param>
internal sealed record CreateFundingPriorityInput(string Partnership, string Code, string Title, PriorityKind Kind, string Source)
    : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Code">Of the priority; it never changes.</param>
/// <param name="Version">The priority's version that you saw; a stale one is refused.</param>
internal sealed record ChangeFundingPriorityInput(
    string Partnership,
    string Code,
    string? Title,
    PriorityKind? Kind,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="Priorities">The codes of all that it serves: what is left out is no longer linked.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record LinkPrioritiesInput(string Partnership, GlobalId Allocation, IReadOnlyList<string> Priorities, int? Version)
    : IPartnershipInput;
