using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>The meetings that a body of a partnership held, in order. None for an unknown body.</summary>
/// <param name="Body">The body's key.</param>
public sealed record GetMeetings(Guid PartnershipId, Guid Body) : IRequest<IReadOnlyList<HeldMeeting>>;

/// <summary>A meeting that a body held.</summary>
/// <param name="Id">Its key.</param>
/// <param name="On">Its day.</param>
public sealed record HeldMeeting(Guid Id, DateOnly On);
