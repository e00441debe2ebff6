namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Authority that a body delegated to an officer, as long as nothing material changes after consultation.</summary>
internal sealed class Delegation : Aggregate, IBelongsTo<Agreement>
{
    public Guid? AgreementId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>What is to be implemented, like the interim structure.</summary>
    [MaxLength(300)]
    public required string Title { get; init; }

    /// <summary>The post it is delegated to, like Head of Paid Service; never a person.</summary>
    [MaxLength(200)]
    public required string DelegateTo { get; init; }

    /// <summary>The post that is consulted; null where none is.</summary>
    [MaxLength(200)]
    public string? InConsultationWith { get; init; }

    /// <summary>The condition, like no material changes to the structure after consultation.</summary>
    [MaxLength(1000)]
    public required string Condition { get; init; }

    /// <summary>The day on which the consultation ended; null while it has not.</summary>
    public DateOnly? ConsultationEndedOn { get; private set; }

    /// <summary>What changed materially after the consultation, so that the body must decide again; null where nothing did.</summary>
    [MaxLength(2000)]
    public string? MaterialChange { get; private set; }

    /// <summary>The day on which it was implemented; null while it is not.</summary>
    public DateOnly? ImplementedOn { get; private set; }

    Guid IBelongsTo<Agreement>.WholeId => AgreementId ?? Guid.Empty;

    /// <summary>How far the delegation has come, and why.</summary>
    [Needs(nameof(ConsultationEndedOn), nameof(MaterialChange), nameof(ImplementedOn))]
    public DelegationStatus Standing() =>
        this switch
        {
            { ImplementedOn: { } on } => new(DelegationState.Implemented, $"Implemented on {on:d MMMM yyyy}."),
            { ConsultationEndedOn: null } => new(DelegationState.Consulting, "The consultation has not ended."),
            { MaterialChange: { } change } => new(
                DelegationState.Blocked,
                $"There was a material change after the consultation: {change} The body that delegated it must decide again."
            ),
            _ => new(DelegationState.Ready, "Nothing material changed after the consultation, so it can be implemented."),
        };

    internal void EndConsultation(DateOnly on, string? materialChange)
    {
        new Rules()
            .Require(
                ImplementedOn is null,
                "IMPLEMENTED",
                $"The delegation was implemented on {ImplementedOn:d MMMM yyyy}.",
                InputPath.Of("delegation")
            )
            .Check();
        (ConsultationEndedOn, MaterialChange) = (on, materialChange.OrNull());
    }

    internal void Implement(DateOnly on, DateOnly today)
    {
        var status = Standing();
        var ready = status.State == DelegationState.Ready;
        new Rules()
            .Require(ready, "NOT_DELEGATED", status.Words, InputPath.Of("delegation"))
            .Valid(
                !ready || on >= ConsultationEndedOn,
                $"The consultation ended on {ConsultationEndedOn:d MMMM yyyy}. Enter that day or a later one.",
                on
            )
            .Past(on, today)
            .Check();
        ImplementedOn = on;
    }
}

/// <summary>How far a delegation has come, and why.</summary>
/// <param name="State">How far the delegation has come.</param>
/// <param name="Words">Why the delegation has come this far, as a sentence to show.</param>
[GraphName("DelegationStanding")]
internal sealed record DelegationStatus(DelegationState State, string Words);

/// <summary>How far a delegation has come.</summary>
internal enum DelegationState
{
    /// <summary>The consultation has not ended.</summary>
    Consulting,

    /// <summary>Nothing material changed: it can be implemented.</summary>
    Ready,

    /// <summary>Something material changed: the delegated authority does not cover it.</summary>
    Blocked,

    /// <summary>It was implemented.</summary>
    Implemented,
}
