namespace CouncilPlatform.Grants.Funds;

/// <param name="Source">The funder: GSS code or org-id identifier.</param>
/// <param name="AccountableBody">Who answers for it in law: GSS code or org-id identifier.</param>
/// <param name="RestrictedTo">The only purposes it may be used for; leave it out where it is not restricted.</param>
/// <param name="CommitNeedsApproval">Whether money is promised only once a body of the accountable body has approved it; false where nothing is said.</param>
internal sealed record CreateFundInput(
    string Partnership,
    string Slug,
    string Name,
    string Source,
    string AccountableBody,
    string? Purpose,
    IReadOnlyList<CodedTermInput>? RestrictedTo,
    bool? CommitNeedsApproval
) : IPartnershipInput;

/// <param name="Fund">The fund's slug.</param>
/// <param name="Element">The element of the fund that it is of: a confirmed one.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record ReceiveFundingInput(
    string Partnership,
    string Fund,
    Money? Revenue,
    Money? Capital,
    GlobalId? Element,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Fund">The fund's slug.</param>
/// <param name="Kind">PROJECT where nothing is said.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="RestrictedPurpose">Of a fund that is restricted: the code of the purpose that it serves.</param>
/// <param name="Criterion">The code of what it is bid for under: the protocol in force on the day of the bid must fund it.</param>
/// <param name="BidOn">The day of the bid; today where nothing is said.</param>
/// <param name="Priorities">The codes of the priorities that it serves; without any the allocation carries the warning NO_PRIORITY.</param>
/// <param name="Ends">When the project ends: a day, a month or a year.</param>
/// <param name="Terms">What it must keep to.</param>
/// <param name="Recipient">The organisation that gets the money: GSS code or org-id identifier.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record AllocateGrantInput(
    string Partnership,
    string Fund,
    string Title,
    AllocationKind? Kind,
    Money? Revenue,
    Money? Capital,
    string? Purpose,
    string? RestrictedPurpose,
    string? Criterion,
    DateOnly? BidOn,
    IReadOnlyList<string>? Priorities,
    string? Recipient,
    PartialDate? Ends,
    string? Terms,
    int? Version
) : IPartnershipInput;

/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record CommitAllocationInput(string Partnership, GlobalId Allocation, int? Version) : IPartnershipInput;

/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ReleaseAllocationInput(string Partnership, GlobalId Allocation, string? Reason, int? Version) : IPartnershipInput;
