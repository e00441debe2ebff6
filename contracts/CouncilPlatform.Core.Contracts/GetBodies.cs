using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>The bodies of a partnership with these keys. Unknown keys are left out.</summary>
/// <param name="Ids">Null for all bodies.</param>
public sealed record GetBodies(Guid PartnershipId, IReadOnlyCollection<Guid>? Ids) : IRequest<IReadOnlyDictionary<Guid, PartnershipBody>>;

/// <summary>A body through which a partnership works. Its global id is of type Body.</summary>
/// <param name="Id">Its key.</param>
/// <param name="OrganisationId">The organisation that the body belongs to. Null for the partnership's own bodies.</param>
/// <param name="Dissolved">Whether it no longer exists.</param>
public sealed record PartnershipBody(Guid Id, string Name, Guid? OrganisationId, bool Dissolved);
