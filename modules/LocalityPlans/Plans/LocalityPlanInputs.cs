namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="District">The district council's code, like E07000124.</param>
/// <param name="GoverningBody">The district's body that is to agree the plan; it may be named later.</param>
internal sealed record CreateLocalityPlanInput(string Partnership, string District, int Year, GlobalId? GoverningBody) : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
/// <param name="GoverningBody">The district's body that is to agree the plan.</param>
internal sealed record NameGoverningBodyInput(string Partnership, GlobalId LocalityPlan, GlobalId GoverningBody, int? Version)
    : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
internal sealed record AddPlanObjectiveInput(string Partnership, GlobalId LocalityPlan, string Title, string Strategy, int? Version)
    : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
/// <param name="Objective">The objective of the plan that the activity serves: every activity serves one.</param>
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

/// <param name="LocalityPlan">The plan.</param>
/// <param name="PlanActivity">The activity.</param>
internal sealed record RemovePlanActivityInput(string Partnership, GlobalId LocalityPlan, GlobalId PlanActivity, int? Version)
    : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
/// <param name="On">The day the negotiation ended; today in the UK if left out.</param>
internal sealed record NegotiateLocalityPlanInput(string Partnership, GlobalId LocalityPlan, DateOnly? On, int? Version)
    : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
/// <param name="Reason">Why the plan must change.</param>
internal sealed record RedraftLocalityPlanInput(string Partnership, GlobalId LocalityPlan, string Reason, int? Version) : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
internal sealed record AgreeLocalityPlanInput(string Partnership, GlobalId LocalityPlan, int? Version) : IPartnershipInput;

/// <param name="LocalityPlan">The plan.</param>
internal sealed record PublishLocalityPlanInput(string Partnership, GlobalId LocalityPlan, int? Version) : IPartnershipInput;
