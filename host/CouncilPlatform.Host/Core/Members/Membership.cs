namespace CouncilPlatform.Host.Core.Members;

/// <summary>
/// An organisation's membership of a partnership, in one role and for a time. Membership is never rewritten: a change of role ends one
/// membership and begins another.
/// </summary>
[Shared("The partnership's administrators say who its members are.")]
internal sealed class Membership : DatedMembership
{
    /// <summary>The organisation's role in the partnership.</summary>
    public required MemberRole Role { get; init; }
}

/// <summary>The role of an organisation in a partnership.</summary>
internal enum MemberRole
{
    /// <summary>Leads the partnership.</summary>
    Lead,

    /// <summary>Is legally responsible for the partnership's money.</summary>
    AccountableBody,

    /// <summary>Takes part and decides.</summary>
    Member,

    /// <summary>Attends meetings and does not decide.</summary>
    Observer,
}
