namespace CouncilPlatform.BackOffice.Tests;

/// <summary>The services of both annexes of Lancashire's report, in its words.</summary>
internal static class LancashireMenu
{
    public static readonly string[] FrontLine =
    [
        "Highways and Street Scene",
        "Public Regulation",
        "Libraries, leisure centres, theatres, museums and arts development",
        "Waste Partnership",
        "Children and Young People",
        "Strategic Housing and Supporting People",
        "Planning and Development Control",
        "Revenues, Benefits and Council Tax Collection",
        "Welfare Rights and Advice Services",
        "Economic Development",
        "Customer Access",
    ];

    public static readonly string[] BackOffice =
    [
        "Asset Management",
        "Market Research, Consultation, Neighbourhood and Community Engagement and PR",
        "Legal Services",
        "Performance Improvement",
        "ICT",
        "Human Resources",
        "Procurement",
        "Some aspects of Finance",
    ];

    /// <summary>Those that are to contribute to the 3% efficiency target.</summary>
    public static readonly string[] EfficiencyTarget =
    [
        "Public Regulation",
        "Market Research, Consultation, Neighbourhood and Community Engagement and PR",
        "Human Resources",
        "Procurement",
        "Some aspects of Finance",
    ];

    /// <summary>Those of which the report explores at least a part.</summary>
    public static readonly string[] Explored =
    [
        "Highways and Street Scene",
        "Strategic Housing and Supporting People",
        "Revenues, Benefits and Council Tax Collection",
        "Market Research, Consultation, Neighbourhood and Community Engagement and PR",
        "ICT",
        "Human Resources",
        "Procurement",
    ];
}
