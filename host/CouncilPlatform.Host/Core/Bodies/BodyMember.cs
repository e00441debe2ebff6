using CouncilPlatform.Host.Core.Members;

namespace CouncilPlatform.Host.Core.Bodies;

/// <summary>
/// An organisation's seat in a body, in one role and for a time. A change of role ends one membership and begins another. Who sits for the
/// organisation is not recorded.
/// </summary>
internal sealed class BodyMember : DatedMembership, IPartOf<Body>
{
    public Guid BodyId { get; init; }

    /// <summary>The organisation's role in the body.</summary>
    public required BodyRole Role { get; init; }

    Guid IBelongsTo<Body>.WholeId => BodyId;
}

/// <summary>The role of an organisation in a body.</summary>
internal enum BodyRole
{
    /// <summary>Chairs its meetings.</summary>
    Chair,

    /// <summary>Chairs its meetings when the chair is away.</summary>
    ViceChair,

    /// <summary>Takes part and decides.</summary>
    Member,

    /// <summary>Attends and does not decide.</summary>
    Observer,
}
