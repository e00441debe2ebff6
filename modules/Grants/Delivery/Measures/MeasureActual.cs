namespace CouncilPlatform.Grants.Delivery;

/// <summary>What a measure had come to in all on a date. It stays when it is withdrawn, and counts no more.</summary>
internal sealed class MeasureActual : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid MeasureId { get; init; }

    /// <summary>The figure as exact text, in the measure's unit.</summary>
    public required string Value { get; init; }

    /// <summary>As of when, as precisely as is known.</summary>
    public PartialDate On { get; init; }

    /// <summary>Who or what says so; never a person's name.</summary>
    public required string Source { get; init; }

    /// <summary>Why it counts no more; null while it counts.</summary>
    public string? WithdrawnReason { get; set; }

    internal DateTime RecordedUtc { get; init; }

    /// <summary>When it was recorded, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(RecordedUtc))]
    public string Recorded() => UkTime.Show(RecordedUtc);

    internal decimal Figure => DecimalText.Read(Value);
}
