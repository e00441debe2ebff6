namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>The facts of a budget line, as an input gives them.</summary>
internal interface IBudgetLineInput
{
    string Reference { get; }
    string Owner { get; }
    string Title { get; }
    FinancialYear FinancialYear { get; }
    Money Amount { get; }
    BudgetFirmness Firmness { get; }
    int? LocalArea { get; }
    string? LocalOutcome { get; }
    SpendApproach? Approach { get; }
}

/// <param name="Owner">The code of the agency whose budget it legally is.</param>
/// <param name="LocalArea">The number of the local area; left out for the whole area.</param>
/// <param name="LocalOutcome">The short name of the outcome that it contributes to; left out, the line is unaligned.</param>
internal sealed record RecordBudgetLineInput(
    string Partnership,
    string Reference,
    string Owner,
    string Title,
    FinancialYear FinancialYear,
    Money Amount,
    BudgetFirmness Firmness,
    int? LocalArea,
    string? LocalOutcome,
    SpendApproach? Approach
) : IPartnershipInput, IBudgetLineInput;

/// <param name="Reference">The reference of the line that changes.</param>
/// <param name="Owner">The code of the agency whose budget it legally is.</param>
/// <param name="LocalArea">The number of the local area; left out for the whole area.</param>
/// <param name="LocalOutcome">The short name of the outcome that it contributes to; left out, the line is unaligned.</param>
internal sealed record UpdateBudgetLineInput(
    string Partnership,
    string Reference,
    int Version,
    string Owner,
    string Title,
    FinancialYear FinancialYear,
    Money Amount,
    BudgetFirmness Firmness,
    int? LocalArea,
    string? LocalOutcome,
    SpendApproach? Approach
) : IPartnershipInput, IBudgetLineInput;

internal sealed record RemoveBudgetLineInput(string Partnership, string Reference, int Version) : IPartnershipInput;
