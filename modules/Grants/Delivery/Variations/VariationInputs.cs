namespace CouncilPlatform.Grants.Delivery;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Revenue">All of the stream from now on, what was paid included.</param>
/// <param name="Capital">All of the stream from now on, what was paid included.</param>
/// <param name="Ends">When the project ends: a day, a month or a year.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ProposeAllocationVariationInput(
    string Partnership,
    GlobalId Allocation,
    Money? Revenue,
    Money? Capital,
    PartialDate? Ends,
    string? Terms,
    string Reason,
    int? Version
) : IPartnershipInput;

/// <param name="Version">The variation's version that you saw; a stale one is refused.</param>
internal sealed record AgreeAllocationVariationInput(string Partnership, GlobalId Variation, int? Version) : IPartnershipInput;

/// <param name="Reason">Why.</param>
/// <param name="Version">The variation's version that you saw; a stale one is refused.</param>
internal sealed record RefuseAllocationVariationInput(string Partnership, GlobalId Variation, string Reason, int? Version)
    : IPartnershipInput;
