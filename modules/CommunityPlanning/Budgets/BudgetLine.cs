namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>What one agency plans to spend in a year. The budget remains the agency's own: partners do not pool their budgets.</summary>
internal sealed class BudgetLine : LocalAggregate, ITransferable
{
    public const int MaxReference = 60;
    public const int MaxTitle = 200;

    // So that sums of many lines stay exact.
    public const long MaxPence = 100_000_000_000_000;

    public const string WrongAmount = "Enter an amount from zero to 1,000,000,000,000 pounds.";

    /// <summary>The agency's own reference, unique in the partnership.</summary>
    [MaxLength(MaxReference)]
    public required string Reference { get; init; }

    public Guid OrganisationId { get; set; }

    /// <summary>What the money is for.</summary>
    [MaxLength(MaxTitle)]
    public string Title { get; set; } = "";

    /// <summary>The financial year, like 2012/13.</summary>
    public FinancialYear FinancialYear { get; set; }

    /// <summary>How certain the budget is.</summary>
    public BudgetFirmness Firmness { get; set; }

    /// <summary>Whether the money prevents a need or meets it. Null where that is not known.</summary>
    public SpendApproach? Approach { get; set; }

    internal long Pence { get; set; }

    Guid? IOwned.OwnerId => OrganisationId;

    /// <summary>The amount that the agency plans to spend.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>Whether the line is unaligned: it contributes to no outcome.</summary>
    [Needs(nameof(LocalOutcomeId))]
    public bool Unaligned() => LocalOutcomeId is null;

    /// <summary>The agency whose budget it legally is.</summary>
    public IDataLoaderResult<Organisation?> Owner(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    void ITransferable.PassTo(Guid organisation) => OrganisationId = organisation;
}

/// <summary>How certain a budget is.</summary>
internal enum BudgetFirmness
{
    /// <summary>The budget is settled, as the first year of a three-year budget is.</summary>
    Firm,

    /// <summary>The budget is planned and may change.</summary>
    Indicative,
}

/// <summary>Whether money prevents a need or meets it.</summary>
internal enum SpendApproach
{
    /// <summary>The money prevents needs.</summary>
    Preventative,

    /// <summary>The money meets needs.</summary>
    Reactive,
}
