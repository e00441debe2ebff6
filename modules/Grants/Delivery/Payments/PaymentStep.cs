namespace CouncilPlatform.Grants.Delivery;

/// <summary>Something that was done with a milestone, and by whom. Steps are only ever added.</summary>
[Shared("A step is saved together with its milestone, and the milestone says who may take it.")]
internal sealed class PaymentStep : Entity, INumbered
{
    public Guid MilestoneId { get; init; }

    /// <summary>The step's position in the milestone's history, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What was done.</summary>
    public PaymentAction Action { get; init; }

    /// <summary>Who did it, as the audit trail names them: a key's label, never a person's name.</summary>
    [MaxLength(100)]
    public required string By { get; init; }

    /// <summary>The person; null if it was the platform, or before persons were recorded.</summary>
    internal Guid? ById { get; init; }

    /// <summary>The evidence in words, or why it was refused or cancelled.</summary>
    [MaxLength(4000)]
    public string? Words { get; init; }

    /// <summary>Where the evidence is: an address or a document's reference.</summary>
    [MaxLength(1000)]
    public string? Reference { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>Whether the caller took the step. Of a step from before persons were recorded, only the label is known.</summary>
    internal bool WasBy(Caller caller) => ById is null ? By == caller.Name : caller.Is(ById);

    /// <summary>When it was done.</summary>
    [Needs(nameof(AtUtc))]
    public UkMoment At() => UkMoment.Of(AtUtc);
}

/// <summary>What is done with a milestone.</summary>
internal enum PaymentAction
{
    /// <summary>The milestone was added to the schedule.</summary>
    Scheduled,

    /// <summary>The milestone was changed.</summary>
    Changed,

    /// <summary>Evidence was given.</summary>
    Evidenced,

    /// <summary>A manager approved the evidence.</summary>
    Approved,

    /// <summary>The evidence was refused. Other evidence is needed.</summary>
    Refused,

    /// <summary>Finance paid the milestone.</summary>
    Paid,

    /// <summary>The milestone was cancelled.</summary>
    Cancelled,
}
