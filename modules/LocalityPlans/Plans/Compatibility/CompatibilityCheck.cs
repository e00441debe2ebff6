namespace CouncilPlatform.LocalityPlans.Plans;

/// <summary>
/// A check that the result of an action works with what another organisation has. It is open until that organisation confirms it.
/// </summary>
internal sealed class CompatibilityCheck : Aggregate, IOwned
{
    public Guid ActionId { get; init; }

    public Guid BodyId { get; init; }

    /// <summary>The check's position among the action's checks, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What must fit together, like IT systems.</summary>
    [MaxLength(200)]
    public required string What { get; init; }

    /// <summary>The document that requires it, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; init; }

    /// <summary>The day the organisation confirmed it; null while the check is open.</summary>
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>The evidence that they fit together.</summary>
    [MaxLength(2000)]
    public string? Evidence { get; private set; }

    // Others open a check; only the organisation itself can confirm it.
    Guid? IOwned.OwnerId => Open() ? null : BodyId;

    /// <summary>Whether the organisation has not confirmed it yet.</summary>
    [Needs(nameof(ConfirmedOn))]
    public bool Open() => ConfirmedOn is null;

    /// <summary>The organisation whose systems or other things it must fit.</summary>
    public IDataLoaderResult<Organisation?> Body(OrganisationBatch organisations) => organisations.Get(BodyId);

    /// <summary>The action whose result must fit.</summary>
    public IDataLoaderResult<PlanAction?> Action(Batches batches, LocalityPlansDb db) => batches.Row<PlanAction>(db, ActionId);

    internal void Confirm(DateOnly on, string evidence)
    {
        new Rules()
            .Require(ConfirmedOn is null, "WRONG_STATE", $"This was already confirmed on {ConfirmedOn:d MMMM yyyy}.", InputPath.Of("check"))
            .Check();
        (ConfirmedOn, Evidence) = (on, evidence);
    }
}
