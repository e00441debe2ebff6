using CouncilPlatform.Sdk;

namespace CouncilPlatform.Core.Contracts;

/// <summary>A body of a partnership met.</summary>
/// <param name="Meeting">The meeting's key.</param>
/// <param name="Body">The body's key.</param>
/// <param name="On">The day on which it met.</param>
public sealed record MeetingHeld(Guid PartnershipId, Guid Meeting, Guid Body, DateOnly On) : IEvent;
