using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>The bodies of a partnership with these keys; one that it has not is left out.</summary>
/// <param name="Ids">Null for all of them.</param>
public sealed record GetBodies(Guid PartnershipId, IReadOnlyCollection<Guid>? Ids) : IRequest<IReadOnlyDictionary<Guid, PartnershipBody>>;

/// <summary>A body through which a partnership works. Its global id is of type Body.</summary>
/// <param name="Id">Its key.</param>
/// <param name="OrganisationId">The organisation whose body it is; null for the partnership's own.</param>
/// <param name="Dissolved">Whether it is no more.</param>
public sealed record PartnershipBody(Guid Id, string Name, Guid? OrganisationId, bool Dissolved);
