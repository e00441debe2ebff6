namespace CouncilPlatform.LocalityPlans;

/// <summary>Something that is allowed and needs attention.</summary>
/// <param name="Code">The code for programs, like NO_CONTROL.</param>
/// <param name="Message">What is wrong and what to do, in plain English.</param>
internal sealed record PlanWarning(string Code, string Message);
