namespace CouncilPlatform.CommunityPlanning.Budgets;

/// <summary>
/// What one agency means to spend in a year. The budget stays the agency's own: partners look at their budgets together, and hold none jointly. A line that
/// serves no outcome is unaligned.
/// </summary>
internal sealed class BudgetLine : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>As the agency has it: unlike any other of the partnership.</summary>
    public required string Reference { get; init; }

    public Guid OrganisationId { get; set; }

    public Guid? LocalAreaId { get; set; }

    public Guid? LocalOutcomeId { get; set; }

    public required string Title { get; set; }

    /// <summary>As in <c>2012/13</c>.</summary>
    public required string FinancialYear { get; set; }

    public BudgetFirmness Firmness { get; set; }

    /// <summary>Null where nobody has said.</summary>
    public SpendApproach? Approach { get; set; }

    internal long Pence { get; set; }

    public int Version { get; set; }

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>Whether it serves no outcome.</summary>
    [Needs(nameof(LocalOutcomeId))]
    public bool Unaligned() => LocalOutcomeId is null;

    /// <summary>The agency whose budget it legally is.</summary>
    public IDataLoaderResult<Organisation?> Owner(Batches batches, IMediator mediator) => batches.Organisation(OrganisationId, mediator);

    /// <summary>Where it is spent; null for the whole area.</summary>
    public IDataLoaderResult<LocalArea?> Area(Batches batches, CommunityPlanningDb db) => batches.One<LocalArea>(db, LocalAreaId);

    public IDataLoaderResult<LocalOutcome?> LocalOutcome(Batches batches, CommunityPlanningDb db) =>
        batches.One<LocalOutcome>(db, LocalOutcomeId);
}

/// <summary>How sure a budget is.</summary>
internal enum BudgetFirmness
{
    /// <summary>Settled, as the first year of a three-year budget is.</summary>
    Firm,

    /// <summary>Planned on, and open to change.</summary>
    Indicative,
}

/// <summary>Whether money goes to preventing a need, or to meeting it.</summary>
internal enum SpendApproach
{
    Preventative,
    Reactive,
}
