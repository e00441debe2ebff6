namespace CouncilPlatform.Grants.Delivery;

/// <param name="Contributor">From whom: an organisation or a sort of them, never a person; as in "local fundraising".</param>
/// <param name="Least">At least this much; give help in kind its value in money.</param>
/// <param name="OverMonths">Over how many months it is to come: 1 to 1200.</param>
/// <param name="From">When that time begins, as precisely as is known.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ExpectContributionInput(
    string Partnership,
    GlobalId Allocation,
    ContributionKind Kind,
    string Contributor,
    Money Least,
    int? OverMonths,
    PartialDate? From,
    string? Note,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why it is no longer expected.</param>
internal sealed record WithdrawExpectedContributionInput(string Partnership, GlobalId ExpectedContribution, string Reason)
    : IPartnershipInput;

/// <param name="On">When it came, as precisely as is known; not in the future.</param>
/// <param name="Evidence">What shows that it came, as in "bank statement of June".</param>
/// <param name="Corrects">The recording that this one takes the place of; the reason says why.</param>
/// <param name="Reason">Why a recording is corrected; nothing else needs one.</param>
internal sealed record RecordContributionInput(
    string Partnership,
    GlobalId ExpectedContribution,
    Money Amount,
    PartialDate On,
    string Evidence,
    GlobalId? Corrects,
    string? Reason
) : IPartnershipInput;

/// <param name="Reason">Why it counts no more.</param>
internal sealed record WithdrawContributionInput(string Partnership, GlobalId RecordedContribution, string Reason) : IPartnershipInput;
