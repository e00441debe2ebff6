namespace CouncilPlatform.LocalityPlans.Actions;

/// <param name="Councils">The councils that it binds: 1 to 20.</param>
/// <param name="Source">The document that it is in, by title and date.</param>
internal sealed record CreateActionPlanInput(
    string Partnership,
    string Slug,
    string Title,
    IReadOnlyList<ActionPlanCouncilInput> Councils,
    string? Source
) : IPartnershipInput;

/// <param name="Council">The council's code, as in <c>E07000031</c>.</param>
/// <param name="StrategicPlan">The council's own plan that the joint actions become part of, as in "Council Plan".</param>
internal sealed record ActionPlanCouncilInput(string Council, string? StrategicPlan);

/// <summary>What is left out stays as it is.</summary>
/// <param name="ActionPlan">Its slug.</param>
/// <param name="Councils">All of them.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record ChangeActionPlanInput(
    string Partnership,
    string ActionPlan,
    string? Title,
    IReadOnlyList<ActionPlanCouncilInput>? Councils,
    string? Source,
    int? Version
) : IPartnershipInput;

/// <param name="ActionPlan">The plan's slug.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record AddThemeInput(string Partnership, string ActionPlan, string Title, int? Version) : IPartnershipInput;

/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record ChangeThemeInput(string Partnership, GlobalId Theme, string Title, int? Version) : IPartnershipInput;

/// <param name="Title">As the document words it.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record AddOpportunityInput(string Partnership, GlobalId Theme, string Title, int? Version) : IPartnershipInput;

/// <param name="Title">As the document words it.</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record ChangeOpportunityInput(string Partnership, GlobalId Opportunity, string Title, int? Version) : IPartnershipInput;

/// <param name="Title">What is to be done, in a line.</param>
/// <param name="Detail">What else the document says of it.</param>
/// <param name="Joint">Whether the plan's councils do it together: then each has an owner; false where nothing is said.</param>
/// <param name="Owners">Who answers for it: at most one for each organisation.</param>
/// <param name="KeyDates">When things are to happen, in the document's words, as in "Two meetings during July to October 2015".</param>
/// <param name="Version">The plan's version that you saw; a stale one is refused.</param>
internal sealed record AddActionInput(
    string Partnership,
    GlobalId Opportunity,
    string Title,
    string? Detail,
    ActionKind Kind,
    bool? Joint,
    IReadOnlyList<ActionOwnerInput>? Owners,
    IReadOnlyList<string>? KeyDates,
    int? Version
) : IPartnershipInput;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Owners">All of them.</param>
/// <param name="KeyDates">All of them, in order; those whose words stay keep what was recorded of them.</param>
/// <param name="Version">The action's version that you saw; a stale one is refused.</param>
internal sealed record ChangeActionInput(
    string Partnership,
    GlobalId Action,
    string? Title,
    string? Detail,
    ActionKind? Kind,
    bool? Joint,
    IReadOnlyList<ActionOwnerInput>? Owners,
    IReadOnlyList<string>? KeyDates,
    int? Version
) : IPartnershipInput;

/// <param name="Council">The organisation's code, as in <c>E07000031</c>.</param>
/// <param name="Post">The post that answers for it, never a person, as in "Cycling Officer"; left out while none is named.</param>
internal sealed record ActionOwnerInput(string Council, string? Post);
