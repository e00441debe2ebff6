using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Members;

/// <summary>An organisation's membership, of a partnership or of a body, for a time.</summary>
internal abstract class DatedMembership : Aggregate, INumbered
{
    /// <summary>The membership's number in the partnership or the body, from 1.</summary>
    public int Number { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>When the membership began, as precisely as is known. Null if nobody knows.</summary>
    public PartialDate? From
    {
        get;
        init
        {
            field = value;
            FirstDay = value?.First;
        }
    }

    /// <summary>The last day, month or year of the membership. Null while it lasts.</summary>
    public PartialDate? To
    {
        get;
        set
        {
            field = value;
            LastDay = value?.Last;
        }
    }

    /// <summary>Anything else that readers should know, at most 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>The earliest day on which the membership may have begun.</summary>
    internal DateOnly? FirstDay { get; private set; }

    /// <summary>The latest day on which the membership may have counted.</summary>
    internal DateOnly? LastDay { get; private set; }

    /// <summary>The organisation that is a member.</summary>
    public IDataLoaderResult<Organisation> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId).Then(o => o!);

    /// <exception cref="RuleException">INVALID: it has already ended, or began later.</exception>
    internal void End(PartialDate to)
    {
        new Rules()
            .Require(
                To is null,
                RuleCodes.Invalid,
                $"This membership already has an end date: {To}. If the organisation has joined again, add a new membership.",
                InputPath.Of("membership")
            )
            .Require(
                FirstDay is null || FirstDay <= to.Last,
                RuleCodes.Invalid,
                $"Enter an end on or after the day the membership began: {From}.",
                to
            )
            .Check();
        To = to;
    }

    /// <param name="others">The organisation's other memberships in the same role.</param>
    /// <param name="organisation">The organisation.</param>
    /// <exception cref="RuleException">ALREADY_EXISTS: one of them may have counted on the same day.</exception>
    internal void RequireNoOverlap(IEnumerable<DatedMembership> others, Organisation organisation) =>
        new Rules()
            .Require(
                !others.Any(Overlaps),
                RuleCodes.AlreadyExists,
                $"{organisation.Name} already has this role at that time. End that membership first.",
                InputPath.Of("organisation")
            )
            .Check();

    /// <summary>Whether the two memberships may have counted on the same day.</summary>
    internal bool Overlaps(DatedMembership other) =>
        (FirstDay ?? DateOnly.MinValue) <= (other.LastDay ?? DateOnly.MaxValue)
        && (other.FirstDay ?? DateOnly.MinValue) <= (LastDay ?? DateOnly.MaxValue);
}
