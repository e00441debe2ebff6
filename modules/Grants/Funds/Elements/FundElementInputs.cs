namespace CouncilPlatform.Grants.Funds;

/// <param name="Fund">The fund's slug.</param>
/// <param name="Revenue">How much of it is revenue; leave it out where that is not known, and write 0 where it is none.</param>
/// <param name="Capital">How much of it is capital; leave it out where that is not known, and write 0 where it is none.</param>
/// <param name="RetainedBy">Of one that is RETAINED: who keeps it, by GSS code or org-id identifier.</param>
/// <param name="AsOf">Since when, or on which day, this is so.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record RecordFundElementInput(
    string Partnership,
    string Fund,
    string Title,
    ElementStatus Status,
    Money? Revenue,
    Money? Capital,
    string? RetainedBy,
    PartialDate AsOf,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="RetainedBy">Of one that is RETAINED: who keeps it, by GSS code or org-id identifier.</param>
/// <param name="Unknown">The streams whose amount is not known any more.</param>
/// <param name="AsOf">Since when, or on which day, this is so.</param>
/// <param name="Version">The element's version that you saw; a stale one is refused.</param>
internal sealed record ChangeFundElementInput(
    string Partnership,
    GlobalId Element,
    string? Title,
    ElementStatus? Status,
    Money? Revenue,
    Money? Capital,
    IReadOnlyList<FundingStream>? Unknown,
    string? RetainedBy,
    PartialDate AsOf,
    string? Note,
    int? Version
) : IPartnershipInput;
