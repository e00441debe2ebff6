using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>Who takes part in a partnership, and took part: a line for each membership, in the order they were added.</summary>
public sealed record GetMembers(Guid PartnershipId) : IRequest<IReadOnlyList<PartnershipMember>>;

/// <summary>That an organisation takes part in a partnership for a time.</summary>
/// <param name="Observer">Whether it attends and does not decide.</param>
/// <param name="FirstDay">The first day it may have begun; null where nothing is known.</param>
/// <param name="LastDay">The last day it may have counted; null while it does.</param>
public sealed record PartnershipMember(Guid OrganisationId, bool Observer, DateOnly? FirstDay, DateOnly? LastDay)
{
    /// <summary>Whether it counted on some day from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public bool CountsWithin(DateOnly first, DateOnly last) =>
        (FirstDay is null || FirstDay <= last) && (LastDay is null || first <= LastDay);
}
