using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// One assessor's scores for an application by each criterion of its round, or the agreed scores, which replace all others.
/// </summary>
internal sealed class Assessment : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ApplicationId { get; init; }

    /// <summary>The assessor as in the audit trail: a key's label, never a person's name.</summary>
    [MaxLength(100)]
    public required string Assessor { get; init; }

    /// <summary>Whether these are the scores that an approver agreed.</summary>
    public bool Agreed { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>When the scores were last recorded, in UK time with its offset.</summary>
    [Needs(nameof(AtUtc))]
    public string At() => UkTime.Show(AtUtc);
}

/// <summary>An assessor's score by one criterion.</summary>
internal sealed class ApplicationScore : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AssessmentId { get; init; }

    public Guid CriterionId { get; init; }

    /// <summary>From 0 to the criterion's maximum.</summary>
    public int Points { get; init; }

    /// <summary>The reason for the score.</summary>
    [MaxLength(2000)]
    public required string Rationale { get; init; }
}
