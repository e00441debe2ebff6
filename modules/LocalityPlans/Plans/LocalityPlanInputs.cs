namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="District">The district council's code, like E07000124.</param>
/// <param name="GoverningBody">The district's body that must agree the plan; you can name it later.</param>
internal sealed record CreateLocalityPlanInput(string Partnership, string District, int Year, GlobalId? GoverningBody) : IPartnershipInput;

/// <param name="GoverningBody">The district's body that must agree the plan.</param>
internal sealed record NameGoverningBodyInput(string Partnership, GlobalId LocalityPlan, GlobalId GoverningBody, int? Version)
    : IPartnershipInput;

internal sealed record AddPlanObjectiveInput(string Partnership, GlobalId LocalityPlan, string Title, string Strategy, int? Version)
    : IPartnershipInput;

/// <param name="Objective">The objective of the plan that the activity contributes to; required.</param>
/// <param name="Organisation">The code of the organisation whose activity it is, like E10000017.</param>
internal sealed record AddPlanActivityInput(
    string Partnership,
    GlobalId LocalityPlan,
    GlobalId? Objective,
    string Organisation,
    string Title,
    string? Detail,
    int? Version
) : IPartnershipInput;

internal sealed record RemovePlanActivityInput(string Partnership, GlobalId LocalityPlan, GlobalId PlanActivity, int? Version)
    : IPartnershipInput;

/// <param name="On">The day the negotiation ended; today in the UK if left out.</param>
internal sealed record NegotiateLocalityPlanInput(string Partnership, GlobalId LocalityPlan, DateOnly? On, int? Version)
    : IPartnershipInput;

/// <param name="Reason">Why the plan must change.</param>
internal sealed record RedraftLocalityPlanInput(string Partnership, GlobalId LocalityPlan, string Reason, int? Version) : IPartnershipInput;

internal sealed record AgreeLocalityPlanInput(string Partnership, GlobalId LocalityPlan, int? Version) : IPartnershipInput;

internal sealed record PublishLocalityPlanInput(string Partnership, GlobalId LocalityPlan, int? Version) : IPartnershipInput;
