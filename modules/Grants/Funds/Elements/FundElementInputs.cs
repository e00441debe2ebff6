namespace CouncilPlatform.Grants.Funds;

/// <param name="Revenue">How much of it is revenue; leave it out if not known, and enter 0 if there is none.</param>
/// <param name="Capital">How much of it is capital; leave it out if not known, and enter 0 if there is none.</param>
/// <param name="RetainedBy">The code of the organisation that retains it, if it is RETAINED: a GSS code or an org-id identifier.</param>
internal sealed record RecordFundElementInput(
    string Title,
    ElementStatus Status,
    Money? Revenue,
    Money? Capital,
    [CodeOf<Organisation>] string? RetainedBy,
    PartialDate AsOf,
    string? Note
) : FundInput;

/// <param name="Revenue">How much of it is revenue; unchanged if left out.</param>
/// <param name="Capital">How much of it is capital; unchanged if left out.</param>
/// <param name="Unknown">The streams whose amount is no longer known.</param>
/// <param name="RetainedBy">The code of the organisation that retains it, if it is RETAINED: a GSS code or an org-id identifier.</param>
internal sealed record ChangeFundElementInput(
    GlobalId Element,
    string? Title,
    ElementStatus? Status,
    Money? Revenue,
    Money? Capital,
    IReadOnlyList<FundingStream>? Unknown,
    [CodeOf<Organisation>] string? RetainedBy,
    PartialDate AsOf,
    string? Note
) : UpdateInput;
