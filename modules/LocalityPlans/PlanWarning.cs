namespace CouncilPlatform.LocalityPlans;

/// <summary>Something that is allowed and that somebody should look at.</summary>
/// <param name="Code">For programs, in capitals and underscores.</param>
/// <param name="Message">For people, in plain English.</param>
internal sealed record PlanWarning(string Code, string Message);
