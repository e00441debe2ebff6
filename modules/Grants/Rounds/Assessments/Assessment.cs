namespace CouncilPlatform.Grants.Rounds;

/// <summary>
/// One assessor's scores for an application by each criterion of its round, or the agreed scores, which replace all others.
/// </summary>
internal sealed class Assessment : Entity, IBelongsTo<Application>
{
    public Guid ApplicationId { get; init; }

    /// <summary>The assessor as in the audit trail: a key's label, never a person's name.</summary>
    [MaxLength(100)]
    public required string Assessor { get; init; }

    /// <summary>The person; null from before persons were recorded.</summary>
    internal Guid? AssessorId { get; init; }

    /// <summary>Whether these are the scores that an approver agreed.</summary>
    public bool Agreed { get; init; }

    internal DateTime AtUtc { get; init; }

    Guid IBelongsTo<Application>.WholeId => ApplicationId;

    /// <summary>When the scores were last recorded, in UK time with its offset.</summary>
    [Needs(nameof(AtUtc))]
    public string At() => UkTime.Show(AtUtc);
}

internal sealed class ApplicationScore : Entity
{
    public Guid AssessmentId { get; init; }

    public Guid CriterionId { get; init; }

    public int Points { get; init; }

    [MaxLength(2000)]
    public required string Rationale { get; init; }
}
