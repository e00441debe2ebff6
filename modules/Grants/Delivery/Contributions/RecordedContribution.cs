namespace CouncilPlatform.Grants.Delivery;

/// <summary>
/// A part of an expected contribution that was received. A withdrawn or corrected record remains in the history and does not count.
/// </summary>
internal sealed class RecordedContribution : Entity
{
    public Guid ExpectedContributionId { get; init; }

    /// <summary>When the contribution was received, as precisely as is known.</summary>
    public PartialDate On { get; init; }

    /// <summary>What shows that the contribution was received, like bank statement of June.</summary>
    [MaxLength(1000)]
    public required string Evidence { get; init; }

    /// <summary>Why the record was withdrawn or corrected; null while it counts.</summary>
    [MaxLength(1000)]
    public string? WithdrawnReason { get; private set; }

    internal long Pence { get; init; }

    internal DateTime RecordedUtc { get; init; }

    internal DateTime? WithdrawnUtc { get; private set; }

    /// <summary>What was received; help in kind at its value in money.</summary>
    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>When the contribution was recorded.</summary>
    [Needs(nameof(RecordedUtc))]
    public UkMoment Recorded() => UkMoment.Of(RecordedUtc);

    /// <summary>When the record was withdrawn or corrected; null while it counts.</summary>
    [Needs(nameof(WithdrawnUtc))]
    public UkMoment? Withdrawn() => UkMoment.Of(WithdrawnUtc);

    internal void Withdraw(string reason, DateTime now, InputPath path)
    {
        new Rules()
            .Require(WithdrawnUtc is null, "WITHDRAWN", $"This record was withdrawn at {Withdrawn()}: {WithdrawnReason}", path)
            .Check();
        (WithdrawnUtc, WithdrawnReason) = (now, reason);
    }
}
