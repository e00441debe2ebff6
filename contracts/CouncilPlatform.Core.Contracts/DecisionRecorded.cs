using CouncilPlatform.Sdk;

namespace CouncilPlatform.Core.Contracts;

/// <summary>A body of a partnership decided on something.</summary>
/// <param name="Decision">The decision's key.</param>
/// <param name="Subject">What it is about: the global id of any module's object, as text; null for what is nobody's object.</param>
/// <param name="OrganisationId">The organisation whose body decided; null for the partnership's own.</param>
public sealed record DecisionRecorded(
    Guid PartnershipId,
    Guid Decision,
    string? Subject,
    DecisionType Type,
    DateOnly On,
    Guid? OrganisationId
) : IEvent;
