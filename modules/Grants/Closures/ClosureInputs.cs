using CouncilPlatform.Sdk;

namespace CouncilPlatform.Grants.Closures;

/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ReturnPaymentInput(string Partnership, GlobalId Allocation, Money? Revenue, Money? Capital, string? Reason, int? Version) : IPartnershipInput;

/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ClawBackPaymentInput(string Partnership, GlobalId Allocation, Money? Revenue, Money? Capital, string Reason, int? Version) : IPartnershipInput;

/// <param name="Note">In a few words, for all who may read the fund's ledger.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record CloseAllocationInput(string Partnership, GlobalId Allocation, string? Note, int? Version) : IPartnershipInput;
