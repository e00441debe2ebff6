using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>An action is completed: somebody said so, or all that its key dates ask for has happened.</summary>
/// <param name="Action">The action's key.</param>
public sealed record ActionCompleted(Guid PartnershipId, Guid Action) : IEvent;
