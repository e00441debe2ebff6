using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Grants.Delivery;

/// <summary>Something that was done with a milestone, and by whom. Steps are only ever added.</summary>
internal sealed class PaymentStep : IKeyed, INumbered
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid MilestoneId { get; init; }

    /// <summary>Its place in the milestone's history, from 1.</summary>
    public int Number { get; init; }

    public PaymentAction Action { get; init; }

    /// <summary>Who did it, as the audit trail calls them: a key's label, never a person's name.</summary>
    [MaxLength(100)]
    public required string By { get; init; }

    /// <summary>The evidence in words, or why it was refused or cancelled.</summary>
    [MaxLength(4000)]
    public string? Words { get; init; }

    /// <summary>Where the evidence is: an address or a document's reference.</summary>
    [MaxLength(1000)]
    public string? Reference { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>When, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(AtUtc))]
    public string At() => UkTime.Show(AtUtc);
}

/// <summary>What is done with a milestone.</summary>
internal enum PaymentAction
{
    Scheduled,
    Changed,
    Evidenced,

    /// <summary>By a manager.</summary>
    Approved,

    /// <summary>Given back: other evidence is needed.</summary>
    Refused,

    /// <summary>By finance.</summary>
    Paid,
    Cancelled,
}
