using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>The meetings that a body of a partnership held from one day until another, in order. None for an unknown body.</summary>
/// <param name="Body">The body's key.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record GetMeetings(Guid PartnershipId, Guid Body, DateOnly From, DateOnly Until) : IRequest<IReadOnlyList<HeldMeeting>>;

/// <summary>A meeting that a body held.</summary>
/// <param name="Id">Its key.</param>
/// <param name="On">Its day.</param>
public sealed record HeldMeeting(Guid Id, DateOnly On);
