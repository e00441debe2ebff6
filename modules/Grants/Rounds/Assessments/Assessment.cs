namespace CouncilPlatform.Grants.Rounds;

/// <summary>One assessor's points for an application by each criterion of its round; or those agreed on, which then count in place of all others.</summary>
internal sealed class Assessment : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ApplicationId { get; init; }

    /// <summary>Whose it is, as the audit trail calls them: a key's label, never a person's name.</summary>
    public required string Assessor { get; init; }

    /// <summary>Whether it is what an approver agreed on.</summary>
    public bool Agreed { get; init; }

    internal DateTime AtUtc { get; set; }

    /// <summary>When it was last written, by the UK's clocks, with their offset.</summary>
    [Needs(nameof(AtUtc))]
    public string At() => UkTime.Show(AtUtc);
}

/// <summary>An assessor's points by one criterion.</summary>
internal sealed class ApplicationScore : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid AssessmentId { get; init; }

    public Guid CriterionId { get; init; }

    /// <summary>From 0 to the criterion's most.</summary>
    public int Points { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }
}
