namespace CouncilPlatform.Grants.Delivery;

/// <summary>What a measure had reached in all by a date. A withdrawn figure remains in the history and does not count.</summary>
internal sealed class MeasureActual : Entity
{
    public Guid MeasureId { get; init; }

    /// <summary>The figure as exact text, in the measure's unit.</summary>
    [MaxLength(DecimalText.MaxLength)]
    public required string Value { get; init; }

    /// <summary>The date of the figure, as precisely as is known.</summary>
    public PartialDate On { get; init; }

    /// <summary>Where the figure comes from; never a person's name.</summary>
    [MaxLength(300)]
    public required string Source { get; init; }

    /// <summary>Why the figure was withdrawn; null while it counts.</summary>
    [MaxLength(1000)]
    public string? WithdrawnReason { get; private set; }

    internal DateTime RecordedUtc { get; init; }

    internal decimal Figure => DecimalText.Read(Value);

    /// <summary>When the figure was recorded.</summary>
    [Needs(nameof(RecordedUtc))]
    public UkMoment Recorded() => UkMoment.Of(RecordedUtc);

    internal void Withdraw(string reason)
    {
        new Rules()
            .Require(
                WithdrawnReason is null,
                "WITHDRAWN",
                $"This figure was withdrawn before: {WithdrawnReason}",
                InputPath.Of("measureActual")
            )
            .Check();
        WithdrawnReason = reason;
    }
}
