using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>The memberships of a partnership, past and present, in the order in which they were added.</summary>
public sealed record GetMembers(Guid PartnershipId) : IRequest<IReadOnlyList<PartnershipMember>>;

/// <summary>An organisation's membership of a partnership for a time.</summary>
/// <param name="Observer">Whether the organisation attends without deciding.</param>
/// <param name="FirstDay">The earliest possible first day. Null if nobody knows.</param>
/// <param name="LastDay">The latest possible last day. Null while the membership lasts.</param>
public sealed record PartnershipMember(Guid OrganisationId, bool Observer, DateOnly? FirstDay, DateOnly? LastDay)
{
    /// <summary>Whether the membership counted on any day from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public bool CountsWithin(DateOnly first, DateOnly last) =>
        (FirstDay is null || FirstDay <= last) && (LastDay is null || first <= LastDay);
}
