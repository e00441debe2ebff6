namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <param name="Reference">Unlike any other of the partnership.</param>
/// <param name="Owner">The code of the agency whose budget it legally is.</param>
/// <param name="FinancialYear">As in 2012/13.</param>
/// <param name="LocalArea">The number of the local area; left out for the whole area.</param>
/// <param name="LocalOutcome">The slug of the outcome that it serves; left out, it is unaligned.</param>
internal sealed record RecordBudgetLineInput(
    string Partnership,
    string Reference,
    string Owner,
    string Title,
    string FinancialYear,
    Money Amount,
    BudgetFirmness Firmness,
    int? LocalArea,
    string? LocalOutcome,
    SpendApproach? Approach
) : IPartnershipInput;

/// <summary>Everything of it but its reference, as it is to be.</summary>
internal sealed record UpdateBudgetLineInput(
    string Partnership,
    string Reference,
    int Version,
    string Owner,
    string Title,
    string FinancialYear,
    Money Amount,
    BudgetFirmness Firmness,
    int? LocalArea,
    string? LocalOutcome,
    SpendApproach? Approach
) : IPartnershipInput;

internal sealed record RemoveBudgetLineInput(string Partnership, string Reference, int Version) : IPartnershipInput;
