namespace CouncilPlatform.Grants.Delivery;

/// <param name="Revenue">How much revenue came back; none if left out.</param>
/// <param name="Capital">How much capital came back; none if left out.</param>
/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
internal sealed record ReturnPaymentInput(Money? Revenue, Money? Capital, string? Reason) : AllocationInput;

/// <param name="Revenue">How much revenue to take back; none if left out.</param>
/// <param name="Capital">How much capital to take back; none if left out.</param>
/// <param name="Reason">Why, for all who may read the fund's ledger.</param>
internal sealed record ClawBackPaymentInput(Money? Revenue, Money? Capital, string Reason) : AllocationInput;

/// <param name="Round">The round's short name.</param>
/// <param name="Note">A remark, for all who may read the round.</param>
internal sealed record CloseRoundInput(string Round, string? Note) : VersionedInput;

/// <param name="Programme">The programme's code.</param>
/// <param name="Note">A remark, for all who may read the programme.</param>
internal sealed record CloseProgrammeInput(string Programme, string? Note) : VersionedInput;

/// <param name="Note">A remark, for all who may read the fund's ledger.</param>
internal sealed record CloseAllocationInput(string? Note) : AllocationInput;
