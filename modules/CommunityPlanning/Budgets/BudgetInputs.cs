namespace CouncilPlatform.CommunityPlanning.Budgets;

internal abstract record BudgetLineInput : PartnershipInput, IAreaInput
{
    public required string Reference { get; init; }

    /// <summary>The code of the agency whose budget it legally is, like S12000050.</summary>
    [CodeOf<Organisation>]
    public required string Owner { get; init; }
    public required string Title { get; init; }
    public FinancialYear FinancialYear { get; init; }
    public Money Amount { get; init; }
    public BudgetFirmness Firmness { get; init; }
    public int? LocalArea { get; init; }

    /// <summary>The short name of the outcome that it contributes to. Leave it out for an unaligned line.</summary>
    public string? LocalOutcome { get; init; }
    public SpendApproach? Approach { get; init; }
}

internal sealed record RecordBudgetLineInput : BudgetLineInput;

internal sealed record UpdateBudgetLineInput : BudgetLineInput
{
    public int Version { get; init; }
}

internal sealed record RemoveBudgetLineInput(string Reference, int Version) : PartnershipInput;
