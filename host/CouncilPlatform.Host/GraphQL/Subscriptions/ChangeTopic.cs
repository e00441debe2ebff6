using CouncilPlatform.Host.Modules;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>What a subscriber waits for.</summary>
/// <param name="Source">Aggregates of a type.</param>
/// <param name="Module">The module they belong to.</param>
/// <param name="Partnership">Whose they are.</param>
/// <param name="Id">Only this one; null for all of them.</param>
internal sealed record ChangeTopic(ChangeSource Source, LoadedModule Module, Guid Partnership, Guid? Id);
