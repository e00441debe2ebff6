using CouncilPlatform.Sdk;

namespace CouncilPlatform.LocalityPlans.Contracts;

/// <summary>An action is completed: this was recorded, or everything that its key dates require has happened.</summary>
/// <param name="Action">The action's key.</param>
public sealed record ActionCompleted(Guid PartnershipId, Guid Action) : IEvent;
