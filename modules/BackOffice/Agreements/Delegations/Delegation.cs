namespace CouncilPlatform.BackOffice.Agreements;

/// <summary>Authority that a body delegated to an officer, on condition that nothing material changes following consultation.</summary>
internal sealed class Delegation : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public Guid? AgreementId { get; init; }

    public Guid DecisionId { get; init; }

    /// <summary>What is to be implemented.</summary>
    public required string Title { get; init; }

    /// <summary>The post it is delegated to; never a person.</summary>
    public required string DelegateTo { get; init; }

    /// <summary>The post that is consulted on it; null where none is.</summary>
    public string? InConsultationWith { get; init; }

    /// <summary>On what condition.</summary>
    public required string Condition { get; init; }

    /// <summary>When the consultation ended; null while it has not.</summary>
    public DateOnly? ConsultationEndedOn { get; set; }

    /// <summary>What changed materially following it: then it goes back to the body that delegated it. Null where nothing did.</summary>
    public string? MaterialChange { get; set; }

    public DateOnly? ImplementedOn { get; set; }

    public int Version { get; set; }

    /// <summary>Where it stands, and why.</summary>
    [Needs(nameof(ConsultationEndedOn), nameof(MaterialChange), nameof(ImplementedOn))]
    public DelegationStanding Standing() =>
        this switch
        {
            { ImplementedOn: { } on } => new(DelegationState.Implemented, $"Implemented on {on:yyyy-MM-dd}."),
            { ConsultationEndedOn: null } => new(DelegationState.Consulting, "The consultation has not ended."),
            { MaterialChange: { } change } => new(
                DelegationState.Blocked,
                $"There was a material change following consultation: {change} It goes back to the body that delegated it."
            ),
            _ => new(DelegationState.Ready, "Nothing material changed following consultation: it may be implemented."),
        };
}

/// <summary>Where a delegation stands.</summary>
internal sealed record DelegationStanding(DelegationState State, string Words);

internal enum DelegationState
{
    Consulting,
    Ready,

    /// <summary>A material change: the delegated authority does not cover it.</summary>
    Blocked,
    Implemented,
}
