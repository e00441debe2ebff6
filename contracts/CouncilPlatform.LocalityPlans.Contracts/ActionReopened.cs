using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>An action that was told to be completed is not: what said so was withdrawn.</summary>
/// <param name="Action">The action's key.</param>
public sealed record ActionReopened(Guid PartnershipId, Guid Action) : IEvent;
