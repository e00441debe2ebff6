using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>A completed action is no longer completed: the progress that completed it was withdrawn.</summary>
/// <param name="Action">The action's key.</param>
public sealed record ActionReopened(Guid PartnershipId, Guid Action) : IEvent;
