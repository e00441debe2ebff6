namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>A sign-off by an officer or member, named by post, that is needed before a matter goes to the body.</summary>
internal sealed class SignOff : IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The post that signs off.</summary>
    public required SignOffRole Role { get; init; }

    /// <summary>Whether the sign-off is given.</summary>
    public SignOffState State { get; private set; }

    /// <summary>The day on which it was given. Null until it is.</summary>
    public DateOnly? On { get; private set; }

    /// <summary>What was said.</summary>
    public string? Comment { get; private set; }

    internal Guid DecisionId { get; init; }

    internal int Number { get; init; }

    /// <summary>Records whether it is given, and when.</summary>
    internal void Record(SignOffState state, DateOnly? on, string? comment) => (State, On, Comment) = (state, on, comment);

    /// <summary>The post in words.</summary>
    internal string Name() =>
        Role switch
        {
            SignOffRole.Section151Officer => "Section 151 officer",
            SignOffRole.MonitoringOfficer => "Monitoring Officer",
            SignOffRole.Leader => "Leader",
            _ => Wording.Of(Role.ToString()),
        };
}

/// <summary>The post or body that signs off. Never a person.</summary>
internal enum SignOffRole
{
    /// <summary>
    /// The Section 151 officer, who is responsible for the council's finances (section 151 of the Local Government Act 1972).
    /// </summary>
    Section151Officer,

    /// <summary>
    /// The Monitoring Officer, who is responsible for lawfulness (section 5 of the Local Government and Housing Act 1989).
    /// </summary>
    MonitoringOfficer,

    /// <summary>The leader of the council.</summary>
    Leader,

    /// <summary>The cabinet member for the subject.</summary>
    PortfolioHolder,

    /// <summary>The council's senior managers together.</summary>
    SeniorManagementTeam,

    /// <summary>The council's solicitor.</summary>
    Solicitor,

    /// <summary>The assistant director for the subject.</summary>
    AssistantDirector,

    /// <summary>The human resources manager.</summary>
    HumanResourcesManager,

    /// <summary>The scrutiny committee.</summary>
    ScrutinyCommittee,

    /// <summary>The cabinet, or another body that takes the council's decisions from day to day.</summary>
    Executive,

    /// <summary>Another committee of the council.</summary>
    Committee,

    /// <summary>All councillors together.</summary>
    FullCouncil,

    /// <summary>The councillors of the wards concerned.</summary>
    WardCouncillors,
}

/// <summary>Whether a sign-off is given.</summary>
internal enum SignOffState
{
    /// <summary>Requested and not given yet. The matter cannot go to the body.</summary>
    Pending,

    /// <summary>Given.</summary>
    Given,

    /// <summary>Not needed for this matter.</summary>
    NotApplicable,
}
