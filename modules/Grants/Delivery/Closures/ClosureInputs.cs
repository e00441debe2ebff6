namespace CouncilPlatform.Grants.Delivery;

/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ReturnPaymentInput(
    string Partnership,
    GlobalId Allocation,
    Money? Revenue,
    Money? Capital,
    string? Reason,
    int? Version
) : IPartnershipInput;

/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record ClawBackPaymentInput(
    string Partnership,
    GlobalId Allocation,
    Money? Revenue,
    Money? Capital,
    string Reason,
    int? Version
) : IPartnershipInput;

/// <param name="Round">Its slug.</param>
/// <param name="Note">In a few words, for all who may read the round.</param>
/// <param name="Version">The round's version that you saw; a stale one is refused.</param>
internal sealed record CloseRoundInput(string Partnership, string Round, string? Note, int? Version) : IPartnershipInput;

/// <param name="Programme">Its code.</param>
/// <param name="Note">In a few words, for all who may read the programme.</param>
/// <param name="Version">The programme's version that you saw; a stale one is refused.</param>
internal sealed record CloseProgrammeInput(string Partnership, string Programme, string? Note, int? Version) : IPartnershipInput;

/// <param name="Note">In a few words, for all who may read the fund's ledger.</param>
/// <param name="Version">The allocation's version that you saw; a stale one is refused.</param>
internal sealed record CloseAllocationInput(string Partnership, GlobalId Allocation, string? Note, int? Version) : IPartnershipInput;
