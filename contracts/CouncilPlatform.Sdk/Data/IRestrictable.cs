namespace CouncilPlatform.Sdk;

/// <summary>
/// A record that its owners can restrict to themselves until they publish it to the partnership. Until then it does not exist for anybody
/// but people who act for an owner, or with whom an owner shares it: every query leaves it out, and what belongs to it
/// (<see cref="IBelongsTo{TWhole}"/>). The owner is a column with the name OwnerId (<see cref="IOwned"/>). Where several organisations own
/// it (<see cref="IJointlyOwned"/>), its table says who they are:
/// <see cref="TableExtensions.HasOwners{T, TOwner}">HasOwners</see>.
/// </summary>
public interface IRestrictable : IVersioned, IInPartnership
{
    /// <summary>
    /// Whether only the owners can see the record, and those with whom they share it. The partnership sees it once it is published to it.
    /// </summary>
    bool OwnerOnly { get; set; }

    /// <summary>Requires that the record may be restricted in its present state. By default it always may.</summary>
    /// <exception cref="RuleException">WRONG_STATE: others rely on it already.</exception>
    void RequireRestrictable() { }
}
