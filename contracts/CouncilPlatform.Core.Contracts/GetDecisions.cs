using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>What the bodies of a partnership decided on these subjects, each under the subject it is about, the latest first. A subject without any is left out.</summary>
/// <param name="Subjects">Global ids of any module's objects. Whether the caller may see them is for the asker to know.</param>
public sealed record GetDecisions(Guid PartnershipId, IReadOnlyCollection<GlobalId> Subjects)
    : IRequest<IReadOnlyDictionary<GlobalId, IReadOnlyList<RecordedDecision>>>;

/// <summary>A decision that was made.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Type">What the body decided, like APPROVE.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Body">Whose decision it is: the body's name.</param>
/// <param name="BodyId">The body's key.</param>
/// <param name="OrganisationId">The organisation whose body it is; null for the partnership's own.</param>
/// <param name="OpenConditions">How many of its conditions are not met yet.</param>
public sealed record RecordedDecision(
    Guid Id,
    DecisionType Type,
    DateOnly On,
    string Body,
    Guid BodyId,
    Guid? OrganisationId,
    int OpenConditions
)
{
    /// <summary>Whether money may be spent by it: it approves. Whoever only notes, considers, endorses or supports authorises nothing.</summary>
    public bool AuthorisesSpending => Type == DecisionType.Approve;
}
