using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Members;

/// <summary>That an organisation takes part in a partnership, in one role and for a time. History is never rewritten: a change ends one and begins another.</summary>
internal sealed class Membership : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its place in the partnership's list, from 1.</summary>
    public int Number { get; init; }

    public Guid OrganisationId { get; init; }

    public required MemberRole Role { get; init; }

    /// <summary>When it began, as precisely as is known; null where nothing is.</summary>
    public PartialDate? From
    {
        get;
        init
        {
            field = value;
            FirstDay = value?.First;
        }
    }

    /// <summary>When it ended: the last day, month or year it counted. Null while it does.</summary>
    public PartialDate? To
    {
        get;
        set
        {
            field = value;
            LastDay = value?.Last;
        }
    }

    public string? Note { get; init; }

    public int Version { get; set; }

    /// <summary>For questions of who took part on a day: the first day it may have begun.</summary>
    internal DateOnly? FirstDay { get; private set; }

    /// <summary>The last day it may have counted.</summary>
    internal DateOnly? LastDay { get; private set; }

    public IDataLoaderResult<Organisation> Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId).Then(o => o!);
}

/// <summary>What an organisation is in a partnership.</summary>
internal enum MemberRole
{
    Lead,

    /// <summary>Answers for the partnership's money in law.</summary>
    AccountableBody,
    Member,

    /// <summary>Attends and does not decide.</summary>
    Observer,
}
