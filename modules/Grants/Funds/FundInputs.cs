namespace CouncilPlatform.Grants.Funds;

internal abstract record FundInput : VersionedInput
{
    /// <summary>The fund's short name.</summary>
    public string Fund { get; init; } = "";
}

internal abstract record AllocationInput : VersionedInput
{
    public GlobalId Allocation { get; init; }
}

/// <param name="Source">The funder's code: a GSS code or an org-id identifier.</param>
/// <param name="AccountableBody">The code of the organisation that is accountable in law: a GSS code or an org-id identifier.</param>
/// <param name="RestrictedTo">The only purposes that the fund may be used for; leave it out if the fund is not restricted.</param>
/// <param name="CommitNeedsApproval">Whether the accountable body must approve an allocation before it can be committed; false if left
/// out.</param>
internal sealed record CreateFundInput(
    string Slug,
    string Name,
    [CodeOf<Organisation>] string Source,
    [CodeOf<Organisation>] string AccountableBody,
    string? Purpose,
    IReadOnlyList<CodedTermInput>? RestrictedTo,
    bool? CommitNeedsApproval
) : PartnershipInput;

/// <param name="Revenue">How much revenue came in; none if left out.</param>
/// <param name="Capital">How much capital came in; none if left out.</param>
/// <param name="Element">The element of the fund that was received; it must be confirmed.</param>
/// <param name="Note">A note on the receipt, for the ledger.</param>
internal sealed record ReceiveFundingInput(Money? Revenue, Money? Capital, GlobalId? Element, string? Note) : FundInput;

/// <param name="Kind">PROJECT if left out.</param>
/// <param name="Revenue">How much revenue to set aside; none if left out.</param>
/// <param name="Capital">How much capital to set aside; none if left out.</param>
/// <param name="RestrictedPurpose">The code of the purpose that the allocation serves, if the fund is restricted.</param>
/// <param name="Criterion">The code of the criterion that the bid was made under: the protocol in force on the day of the bid must fund
/// it.</param>
/// <param name="BidOn">The day of the bid; today if left out.</param>
/// <param name="Priorities">The codes of the priorities that the allocation serves; without any it carries the warning NO_PRIORITY.</param>
/// <param name="Recipient">The code of the organisation that gets the money: a GSS code or an org-id identifier.</param>
internal sealed record AllocateGrantInput(
    string Title,
    AllocationKind? Kind,
    Money? Revenue,
    Money? Capital,
    string? Purpose,
    string? RestrictedPurpose,
    string? Criterion,
    DateOnly? BidOn,
    [CodeOf<FundingPriority>] IReadOnlyList<string>? Priorities,
    [CodeOf<Organisation>] string? Recipient,
    PartialDate? Ends,
    string? Terms
) : FundInput;

internal sealed record CommitAllocationInput : AllocationInput;
