namespace CouncilPlatform.Grants.Delivery;

/// <summary>Something of an expected contribution that has come. It stays when it is withdrawn or corrected, and counts no more.</summary>
internal sealed class RecordedContribution : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ExpectedContributionId { get; init; }

    /// <summary>When it came, as precisely as is known.</summary>
    public PartialDate On { get; init; }

    /// <summary>What shows that it came.</summary>
    public required string Evidence { get; init; }

    /// <summary>Why it counts no more; null while it counts.</summary>
    public string? WithdrawnReason { get; set; }

    internal long Pence { get; init; }

    internal DateTime RecordedUtc { get; init; }

    internal DateTime? WithdrawnUtc { get; set; }

    [Needs(nameof(Pence))]
    public Money Amount() => Money.FromPence(Pence);

    /// <summary>When it was recorded, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(RecordedUtc))]
    public string Recorded() => UkTime.Show(RecordedUtc);

    /// <summary>When it was withdrawn or corrected; null while it counts.</summary>
    [Needs(nameof(WithdrawnUtc))]
    public string? Withdrawn() => WithdrawnUtc is { } at ? UkTime.Show(at) : null;
}
