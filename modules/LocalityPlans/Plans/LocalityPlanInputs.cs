namespace CouncilPlatform.LocalityPlans.Plans;

/// <param name="District">The district council's code, as in <c>E07000124</c>.</param>
/// <param name="Year">The year it is for.</param>
/// <param name="GoverningBody">The district's body that is to agree it; it may be named later.</param>
internal sealed record CreateLocalityPlanInput(string Partnership, string District, int Year, GlobalId? GoverningBody) : IPartnershipInput;

/// <param name="GoverningBody">The district's body that is to agree it.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record NameGoverningBodyInput(string Partnership, GlobalId LocalityPlan, GlobalId GoverningBody, int? Version)
    : IPartnershipInput;

/// <param name="Strategy">The strategy that sets it, as in "Ambition Lancashire".</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record AddPlanObjectiveInput(string Partnership, GlobalId LocalityPlan, string Title, string Strategy, int? Version)
    : IPartnershipInput;

/// <param name="Objective">Which objective of the plan it serves: every activity serves one.</param>
/// <param name="Organisation">Whose activity it is: a code, as in <c>E10000017</c>.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record AddPlanActivityInput(
    string Partnership,
    GlobalId LocalityPlan,
    GlobalId? Objective,
    string Organisation,
    string Title,
    string? Detail,
    int? Version
) : IPartnershipInput;

/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record RemovePlanActivityInput(string Partnership, GlobalId LocalityPlan, GlobalId PlanActivity, int? Version)
    : IPartnershipInput;

/// <param name="On">The day the negotiation ended; today in the UK where nothing is said.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record NegotiateLocalityPlanInput(string Partnership, GlobalId LocalityPlan, DateOnly? On, int? Version)
    : IPartnershipInput;

/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record RedraftLocalityPlanInput(string Partnership, GlobalId LocalityPlan, string Reason, int? Version) : IPartnershipInput;

/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record AgreeLocalityPlanInput(string Partnership, GlobalId LocalityPlan, int? Version) : IPartnershipInput;

/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record PublishLocalityPlanInput(string Partnership, GlobalId LocalityPlan, int? Version) : IPartnershipInput;
