namespace CouncilPlatform.LocalityPlans;

/// <summary>Something that is allowed and that somebody should look at.</summary>
/// <param name="Code">For programs, like <c>NO_CONTROL</c>.</param>
/// <param name="Message">What is wrong and what to do, in plain English.</param>
internal sealed record PlanWarning(string Code, string Message);
