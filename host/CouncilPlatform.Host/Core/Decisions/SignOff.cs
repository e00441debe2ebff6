namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>What an officer or member, by role, must say to a matter before it goes to the body.</summary>
internal sealed class SignOff : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required SignOffRole Role { get; init; }

    public SignOffState State { get; set; }

    /// <summary>When it was given.</summary>
    public DateOnly? On { get; set; }

    /// <summary>What was said.</summary>
    public string? Comment { get; set; }

    internal Guid DecisionId { get; init; }

    internal int Number { get; init; }
}

/// <summary>Who signs off, by role: never a person.</summary>
internal enum SignOffRole
{
    /// <summary>Answers for the council's finances: section 151 of the Local Government Act 1972.</summary>
    Section151Officer,

    /// <summary>Answers for lawfulness: section 5 of the Local Government and Housing Act 1989.</summary>
    MonitoringOfficer,
    Leader,
    PortfolioHolder,
    SeniorManagementTeam,
    Solicitor,
    AssistantDirector,
    HumanResourcesManager,
    ScrutinyCommittee,

    /// <summary>The cabinet, or whoever decides for the council from day to day.</summary>
    Executive,

    /// <summary>Another committee of the council.</summary>
    Committee,

    /// <summary>All councillors together.</summary>
    FullCouncil,
    WardCouncillors,
}

/// <summary>Whether a sign-off is there.</summary>
internal enum SignOffState
{
    /// <summary>Asked for and not given: the matter does not go to the body.</summary>
    Pending,
    Given,

    /// <summary>Not needed for this matter, which is another thing than not given.</summary>
    NotApplicable,
}
