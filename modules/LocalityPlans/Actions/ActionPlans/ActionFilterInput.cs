namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Which actions to list: those that fit all that is given.</summary>
/// <param name="ActionPlan">The plan's slug.</param>
/// <param name="Council">Those in which the council has a part: joint ones of its plans, and those it owns. Its code, as in <c>E07000031</c>.</param>
/// <param name="Lacking">Those that lack something, as an owner (true), or nothing (false).</param>
/// <param name="AsAt">The day on which the status is asked; today in the UK where nothing is said.</param>
internal sealed record ActionFilterInput(
    string? ActionPlan,
    string? Council,
    ActionKind? Kind,
    bool? Joint,
    bool? Lacking,
    ActionStatus? Status,
    DateOnly? AsAt
);
