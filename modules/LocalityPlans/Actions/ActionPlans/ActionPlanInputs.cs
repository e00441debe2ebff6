namespace CouncilPlatform.LocalityPlans.Actions;

/// <param name="Councils">The councils that the plan binds: 1 to 20.</param>
internal sealed record CreateActionPlanInput(string Slug, string Title, IReadOnlyList<ActionPlanCouncilInput> Councils, string? Source)
    : PartnershipInput;

/// <summary>A council that an action plan binds.</summary>
/// <param name="Council">The council's code, like E07000031.</param>
/// <param name="StrategicPlan">The council's own plan that the joint actions become part of, like Council Plan.</param>
internal sealed record ActionPlanCouncilInput([CodeOf<Organisation>] string Council, string? StrategicPlan);

/// <param name="ActionPlan">The plan's short name.</param>
/// <param name="Councils">All councils: those left out of the list are removed.</param>
internal sealed record ChangeActionPlanInput(
    string ActionPlan,
    string? Title,
    IReadOnlyList<ActionPlanCouncilInput>? Councils,
    string? Source
) : UpdateInput;

/// <param name="ActionPlan">The plan's short name.</param>
internal sealed record AddThemeInput(string ActionPlan, string Title) : PlanPartInput;

internal sealed record ChangeThemeInput(GlobalId Theme, string Title) : PlanPartInput;

internal sealed record AddOpportunityInput(GlobalId Theme, string Title) : PlanPartInput;

internal sealed record ChangeOpportunityInput(GlobalId Opportunity, string Title) : PlanPartInput;

/// <param name="Joint">Whether the plan's councils do it together; then each has an owner. False if left out.</param>
/// <param name="KeyDates">When things are to happen, in the document's own words, like "Two meetings during July to October 2015".</param>
internal sealed record AddActionInput(
    GlobalId Opportunity,
    string Title,
    string? Detail,
    ActionKind Kind,
    bool? Joint,
    IReadOnlyList<ActionOwnerInput>? Owners,
    IReadOnlyList<string>? KeyDates
) : PlanPartInput;

/// <param name="Owners">All owners: those left out of the list are removed.</param>
/// <param name="KeyDates">All key dates, in order. A key date whose words stay the same keeps its progress.</param>
internal sealed record ChangeActionInput(
    GlobalId Action,
    string? Title,
    string? Detail,
    ActionKind? Kind,
    bool? Joint,
    IReadOnlyList<ActionOwnerInput>? Owners,
    IReadOnlyList<string>? KeyDates
) : UpdateInput
{
    internal bool OnlyOwners =>
        Owners is not null && (Title ?? Detail ?? (object?)Kind ?? Joint ?? (object?)KeyDates) is null && !Clears(Detail, nameof(Detail));
}

/// <summary>Who is responsible for an action in one organisation.</summary>
/// <param name="Council">The organisation's code, like E07000031.</param>
/// <param name="Post">The post that is responsible, never a person, like Cycling Officer; leave it out while none is named.</param>
internal sealed record ActionOwnerInput([CodeOf<Organisation>] string Council, string? Post);

/// <summary>An input for a part of an action plan, whose version is the plan's.</summary>
internal abstract record PlanPartInput : PartnershipInput
{
    /// <summary>The action plan's version that you read. A change is refused if somebody else changed the plan since.</summary>
    public int? Version { get; init; }
}
