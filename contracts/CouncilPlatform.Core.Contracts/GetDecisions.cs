using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>
/// The decisions of a partnership's bodies on these subjects, by subject, latest first. Subjects without a decision are left out.
/// </summary>
/// <param name="Subjects">Global ids of any module's objects. The module that asks checks that the caller may see them.</param>
public sealed record GetDecisions(Guid PartnershipId, IReadOnlyCollection<GlobalId> Subjects)
    : IRequest<IReadOnlyDictionary<GlobalId, IReadOnlyList<RecordedDecision>>>;

/// <summary>A decision that a body made.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Type">What the body decided, like APPROVE.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Body">The name of the body that decided.</param>
/// <param name="BodyId">The body's key.</param>
/// <param name="OrganisationId">The organisation that the body belongs to. Null for the partnership's own bodies.</param>
/// <param name="OpenConditions">How many of its conditions are not met yet.</param>
public sealed record RecordedDecision(
    Guid Id,
    DecisionType Type,
    DateOnly On,
    string Body,
    Guid BodyId,
    Guid? OrganisationId,
    int OpenConditions
) : IKeyed
{
    /// <summary>The decision, by its id.</summary>
    public GlobalId Decision => new(nameof(Decision), Id);

    /// <summary>Whether the decision allows money to be spent. Only an approval does.</summary>
    public bool AuthorisesSpending => Type == DecisionType.Approve;
}
