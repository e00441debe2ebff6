namespace CouncilPlatform.Grants.Funds;

/// <param name="Fund">The fund's slug.</param>
/// <param name="Required">Whether money is promised only once a body of the accountable body has approved it.</param>
/// <param name="Version">The fund's version that you saw; a stale one is refused.</param>
internal sealed record RequireFundApprovalInput(string Partnership, string Fund, bool Required, int? Version) : IPartnershipInput;
