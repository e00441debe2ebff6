using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>The organisations with these keys. Organisations are public: every caller may see them.</summary>
public sealed record GetOrganisations(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, Organisation>>;

/// <summary>The organisations with these GSS codes, org-id identifiers or UK register codes, by the code that was given.</summary>
public sealed record FindOrganisations(IReadOnlyCollection<string> Codes) : IRequest<IReadOnlyDictionary<string, Organisation>>;

/// <summary>
/// The organisations that stand for these on a day, by the code that was given: each for itself while it exists, and afterwards the one
/// that took its place. An organisation that was replaced by several, of which none acts for it, has none.
/// </summary>
public sealed record FindSuccessors(IReadOnlyCollection<string> Codes, DateOnly On) : IRequest<IReadOnlyDictionary<string, Organisation>>;
