namespace CouncilPlatform.Grants.Delivery;

/// <param name="Sent">The day it was sent; today where nothing is said.</param>
/// <param name="Conditions">What the recipient must keep to, up to 30; those of the award where nothing is said.</param>
/// <param name="Reference">Where it is kept: an address or a document's reference.</param>
internal sealed record SendGrantAgreementInput(
    string Partnership,
    GlobalId Allocation,
    DateOnly? Sent,
    IReadOnlyList<string>? Conditions,
    string? Reference
) : IPartnershipInput;

/// <param name="As">The signatory's role, as in "Chair": never a name.</param>
/// <param name="On">The day; today where nothing is said.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record SignGrantAgreementInput(string Partnership, GlobalId Agreement, string As, DateOnly? On, int? Version)
    : IPartnershipInput;

/// <param name="As">The signatory's role, as in "Head of Legal Services": never a name.</param>
/// <param name="On">The day; today where nothing is said.</param>
/// <param name="Version">The agreement's version that you saw; a stale one is refused.</param>
internal sealed record CountersignGrantAgreementInput(string Partnership, GlobalId Agreement, string As, DateOnly? On, int? Version)
    : IPartnershipInput;
