using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Sdk;

/// <summary>A post in an organisation whose holder alone may do something, such as give a sign-off.</summary>
public enum Office
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

    /// <summary>The Leader of the council.</summary>
    Leader,

    /// <summary>The Chief Executive, who is the council's head of paid service.</summary>
    [Display(Name = "Chief Executive")]
    ChiefExecutive,

    /// <summary>The cabinet member for the subject.</summary>
    PortfolioHolder,

    /// <summary>The council's solicitor.</summary>
    Solicitor,

    /// <summary>The assistant director for the subject.</summary>
    AssistantDirector,

    /// <summary>The human resources manager.</summary>
    HumanResourcesManager,
}
