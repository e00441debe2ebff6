namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Which actions to list: those that match every field that is given.</summary>
/// <param name="ActionPlan">Only actions of the plan with this short name.</param>
/// <param name="Theme">Only actions of this theme.</param>
/// <param name="Council">Only joint actions of the council's plans and actions that it owns. Its code, like E07000031.</param>
/// <param name="Kind">Only actions of this kind.</param>
/// <param name="Joint">Only joint actions (true), or only others (false).</param>
/// <param name="Lacking">Only actions with exceptions, like a missing owner (true), or only those without exceptions (false).</param>
/// <param name="Status">Only actions with this status.</param>
/// <param name="AsAt">The day of the status; today in the UK if left out.</param>
internal sealed record ActionFilterInput(
    string? ActionPlan,
    GlobalId? Theme,
    string? Council,
    ActionKind? Kind,
    bool? Joint,
    bool? Lacking,
    ActionStatus? Status,
    DateOnly? AsAt
);
