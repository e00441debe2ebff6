using CouncilPlatform.Sdk;

namespace CouncilPlatform.Core.Contracts;

/// <summary>A meeting that was recorded as held by mistake no longer counts.</summary>
/// <param name="Meeting">The meeting's key.</param>
/// <param name="Body">The body's key.</param>
public sealed record MeetingCancelled(Guid PartnershipId, Guid Meeting, Guid Body) : IEvent;
