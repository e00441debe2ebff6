namespace CouncilPlatform.Grants.Delivery;

/// <param name="Revenue">How much revenue came back; none if left out.</param>
/// <param name="Capital">How much capital came back; none if left out.</param>
/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
internal sealed record ReturnPaymentInput(
    string Partnership,
    GlobalId Allocation,
    Money? Revenue,
    Money? Capital,
    string? Reason,
    int? Version
) : IPartnershipInput;

/// <param name="Revenue">How much revenue to take back; none if left out.</param>
/// <param name="Capital">How much capital to take back; none if left out.</param>
/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
internal sealed record ClawBackPaymentInput(
    string Partnership,
    GlobalId Allocation,
    Money? Revenue,
    Money? Capital,
    string Reason,
    int? Version
) : IPartnershipInput;

/// <param name="Round">The round's short name.</param>
/// <param name="Note">A remark, for all who may read the round.</param>
internal sealed record CloseRoundInput(string Partnership, string Round, string? Note, int? Version) : IPartnershipInput;

/// <param name="Programme">The programme's code.</param>
/// <param name="Note">A remark, for all who may read the programme.</param>
internal sealed record CloseProgrammeInput(string Partnership, string Programme, string? Note, int? Version) : IPartnershipInput;

/// <param name="Note">A remark, for all who may read the fund's ledger.</param>
internal sealed record CloseAllocationInput(string Partnership, GlobalId Allocation, string? Note, int? Version) : IPartnershipInput;
