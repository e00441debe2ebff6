using CouncilPlatform.Sdk;

namespace CouncilPlatform.Core.Contracts;

/// <summary>A body of a partnership decided on something.</summary>
/// <param name="Decision">The decision's key.</param>
/// <param name="Subject">The global id, as text, of the object that the decision is about. Null if it is about no object.</param>
/// <param name="OrganisationId">The organisation that the body belongs to. Null for the partnership's own bodies.</param>
public sealed record DecisionRecorded(
    Guid PartnershipId,
    Guid Decision,
    string? Subject,
    DecisionType Type,
    DateOnly On,
    Guid? OrganisationId
) : IEvent;
