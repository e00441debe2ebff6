namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>A body of the partnership whose meetings count for a key date.</summary>
/// <param name="Id">The body's id.</param>
/// <param name="Name">The body's name.</param>
internal sealed record CountedBody(GlobalId Id, string Name);
