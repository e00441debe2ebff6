namespace CouncilPlatform.LocalityPlans.Risks;

/// <summary>Something that may go wrong in working together, what it would lead to, and what controls it.</summary>
[Shared("The risks of working together concern everybody in the partnership.")]
internal sealed class PartnershipRisk : Aggregate, INumbered
{
    public int Number { get; init; }

    /// <summary>What may go wrong.</summary>
    [MaxLength(1000)]
    public required string Risk { get; set; }

    /// <summary>What the risk would lead to.</summary>
    [MaxLength(2000)]
    public required string Consequence { get; set; }

    /// <summary>The role that is responsible for the risk, like Assistant Director.</summary>
    [MaxLength(RoleText.MaxLength)]
    public string? Owner { get; set; }

    /// <summary>The document that names the risk, by title and date.</summary>
    [MaxLength(500)]
    public required string Source { get; set; }

    /// <summary>The day the risk was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why the risk was closed.</summary>
    [MaxLength(1000)]
    public string? ClosedBecause { get; private set; }

    /// <summary>What keeps the risk small, in order.</summary>
    public IDataLoaderResult<IReadOnlyList<RiskControl>> Controls(Batches batches, LocalityPlansDb db) =>
        batches.Parts(db, Id, static (RiskControl c) => c.RiskId, static c => c.Number);

    /// <summary>What needs attention: NO_CONTROL if an open risk has no control.</summary>
    [Needs(nameof(ClosedOn))]
    public IDataLoaderResult<IReadOnlyList<PlanWarning>> Warnings(Batches batches, LocalityPlansDb db) =>
        Controls(batches, db)
            .Then(
                IReadOnlyList<PlanWarning> (controls) =>
                    ClosedOn is null && controls.Count == 0
                        ? [new("NO_CONTROL", "This risk has no control. Enter what controls it, or close it.")]
                        : []
            );

    /// <summary>Changes what is known of an open risk.</summary>
    internal void Update(ChangeRiskInput input)
    {
        RequireOpen();
        (Risk, Consequence, Source) = (input.Risk ?? Risk, input.Consequence ?? Consequence, input.Source ?? Source);
        Owner = input.OrRecorded(input.Owner, Owner);
    }

    internal void Close(DateOnly on, string because)
    {
        RequireOpen();
        (ClosedOn, ClosedBecause) = (on, because);
    }

    private void RequireOpen() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "WRONG_STATE",
                $"Risk {Number} was closed on {ClosedOn:d MMMM yyyy}. If it has returned, record it as a new risk.",
                InputPath.Of("id")
            )
            .Check();
}

/// <summary>What keeps a risk small.</summary>
internal sealed class RiskControl : Part
{
    /// <summary>What is done.</summary>
    [MaxLength(1000)]
    public required string Text { get; init; }

    /// <summary>When the control started to work, as precisely as is known; null while it is only planned.</summary>
    public PartialDate? InPlaceSince { get; init; }

    internal Guid RiskId { get; init; }
}
