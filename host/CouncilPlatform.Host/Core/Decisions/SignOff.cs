using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>A sign-off by an officer or member, named by post, that is needed before a matter goes to the body.</summary>
internal sealed class SignOff : Entity, IBelongsTo<Decision>
{
    /// <summary>The sign-offs that every key decision needs.</summary>
    internal static readonly IReadOnlyList<SignOffRole> Statutory = [SignOffRole.Section151Officer, SignOffRole.MonitoringOfficer];

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

    /// <summary>The person who recorded it.</summary>
    internal Guid? RecordedById { get; private set; }

    Guid IBelongsTo<Decision>.WholeId => DecisionId;

    /// <summary>Records whether it is given, and when.</summary>
    internal void Record(SignOffState state, DateOnly? on, string? comment, Guid? by = null) =>
        (State, On, Comment, RecordedById) = (state, on, comment, by);

    /// <summary>The office whose holder alone can give the sign-off. Null for a sign-off by several people together.</summary>
    internal static Office? OfficeOf(SignOffRole role) =>
        role switch
        {
            SignOffRole.Section151Officer => Office.Section151Officer,
            SignOffRole.MonitoringOfficer => Office.MonitoringOfficer,
            SignOffRole.Leader => Office.Leader,
            SignOffRole.PortfolioHolder => Office.PortfolioHolder,
            SignOffRole.Solicitor => Office.Solicitor,
            SignOffRole.AssistantDirector => Office.AssistantDirector,
            SignOffRole.HumanResourcesManager => Office.HumanResourcesManager,
            _ => null,
        };

    /// <summary>The post in words.</summary>
    internal string Name() => Title(Role);

    /// <summary>A post in words.</summary>
    internal static string Title(SignOffRole role) =>
        role switch
        {
            SignOffRole.Section151Officer => "Section 151 officer",
            SignOffRole.MonitoringOfficer => "Monitoring Officer",
            SignOffRole.Leader => "Leader",
            _ => Wording.Of(role.ToString()),
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
    [Display(Name = "Monitoring Officer")]
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
