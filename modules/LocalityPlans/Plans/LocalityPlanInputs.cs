namespace CouncilPlatform.LocalityPlans.Plans;

internal abstract record LocalityPlanInput : VersionedInput
{
    public GlobalId LocalityPlan { get; init; }
}

/// <param name="District">The district council's code, like E07000124.</param>
/// <param name="GoverningBody">The district's body that must agree the plan; you can name it later.</param>
internal sealed record CreateLocalityPlanInput([CodeOf<Organisation>] string District, int Year, GlobalId? GoverningBody)
    : PartnershipInput;

/// <param name="GoverningBody">The district's body that must agree the plan.</param>
internal sealed record NameGoverningBodyInput(GlobalId GoverningBody) : LocalityPlanInput;

internal sealed record AddPlanObjectiveInput(string Title, string Strategy) : LocalityPlanInput;

/// <param name="Objective">The objective of the plan that the activity contributes to; required.</param>
/// <param name="Organisation">The code of the organisation whose activity it is, like E10000017.</param>
internal sealed record AddPlanActivityInput(GlobalId? Objective, [CodeOf<Organisation>] string Organisation, string Title, string? Detail)
    : LocalityPlanInput;

internal sealed record RemovePlanActivityInput(GlobalId PlanActivity) : LocalityPlanInput;

/// <param name="On">The day the negotiation ended; today in the UK if left out.</param>
internal sealed record NegotiateLocalityPlanInput(DateOnly? On) : LocalityPlanInput;

/// <param name="Reason">Why the plan must change.</param>
internal sealed record RedraftLocalityPlanInput(string Reason) : LocalityPlanInput;

internal sealed record AgreeLocalityPlanInput : LocalityPlanInput;

internal sealed record PublishLocalityPlanInput : LocalityPlanInput;
