using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>What a subscriber waits for.</summary>
/// <param name="Source">The type of the aggregates.</param>
/// <param name="Module">The module they belong to.</param>
/// <param name="Partnership">The partnership they belong to.</param>
/// <param name="Id">Only this aggregate. Null for all of them.</param>
internal sealed record ChangeTopic(ChangeSource Source, LoadedModule Module, Guid Partnership, Guid? Id);
