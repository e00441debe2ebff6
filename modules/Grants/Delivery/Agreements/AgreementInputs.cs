namespace CouncilPlatform.Grants.Delivery;

/// <param name="Sent">The day the agreement was sent; today if left out.</param>
/// <param name="Conditions">What the recipient must do or avoid, up to 30 conditions; those of the award if left out.</param>
internal sealed record SendGrantAgreementInput(GlobalId Allocation, DateOnly? Sent, IReadOnlyList<string>? Conditions, string? Reference)
    : PartnershipInput;

/// <param name="As">The signatory's role, like Chair; never a name.</param>
/// <param name="On">The day of signing; today if left out.</param>
internal sealed record SignGrantAgreementInput(GlobalId Agreement, string As, DateOnly? On) : VersionedInput;

/// <param name="As">The signatory's role, like Head of Legal Services; never a name.</param>
/// <param name="On">The day of signing; today if left out.</param>
internal sealed record CountersignGrantAgreementInput(GlobalId Agreement, string As, DateOnly? On) : VersionedInput;
