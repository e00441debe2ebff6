namespace CouncilPlatform.Grants.Delivery;

/// <param name="OverMonths">Over how many months the contribution is expected: 1 to 1200.</param>
internal sealed record ExpectContributionInput(
    ContributionKind Kind,
    string Contributor,
    Money Least,
    int? OverMonths,
    PartialDate? From,
    string? Note
) : AllocationInput;

/// <param name="Reason">Why the contribution is no longer expected.</param>
internal sealed record WithdrawExpectedContributionInput(GlobalId ExpectedContribution, string Reason) : PartnershipInput;

/// <param name="Amount">What was received; help in kind at its value in money.</param>
/// <param name="On">When the contribution was received, as precisely as is known; not in the future.</param>
/// <param name="Evidence">What shows that the contribution was received, like bank statement of June.</param>
/// <param name="Corrects">The earlier record that this one replaces.</param>
/// <param name="Reason">Why an earlier record is corrected; only needed with a correction.</param>
internal sealed record RecordContributionInput(
    GlobalId ExpectedContribution,
    Money Amount,
    PartialDate On,
    string Evidence,
    GlobalId? Corrects,
    string? Reason
) : PartnershipInput;

/// <param name="Reason">Why the record does not count.</param>
internal sealed record WithdrawContributionInput(GlobalId RecordedContribution, string Reason) : PartnershipInput;
