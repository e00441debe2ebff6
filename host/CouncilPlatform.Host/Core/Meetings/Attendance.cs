using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>
/// Some who attended a meeting in one role, or sent apologies. Never a person: how many, and for which organisation or post.
/// </summary>
internal sealed class Attendance : Entity, IBelongsTo<Meeting>
{
    internal Guid MeetingId { get; init; }

    /// <summary>The position in the list, from 1.</summary>
    internal int Position { get; init; }

    /// <summary>In what role they attended, or that they sent apologies.</summary>
    public required AttendanceRole Role { get; init; }

    /// <summary>How many they were.</summary>
    public required int Number { get; init; }

    /// <summary>The post, such as Area Manager, or a few words about them. Never a name.</summary>
    public string? Post { get; init; }

    public Guid? OrganisationId { get; init; }

    Guid IBelongsTo<Meeting>.WholeId => MeetingId;

    /// <summary>The organisation that they came from. Null if that is not recorded.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);

    /// <summary>Whether those with a role count for the quorum.</summary>
    internal static bool Counts(AttendanceRole role) => role is AttendanceRole.Member or AttendanceRole.Substitute;
}

/// <summary>The role in which somebody attended a meeting.</summary>
internal enum AttendanceRole
{
    /// <summary>A member of the body. Members count for the quorum.</summary>
    Member,

    /// <summary>A substitute for a member. Substitutes count for the quorum.</summary>
    Substitute,

    /// <summary>Attended and did not decide, such as an officer or a guest.</summary>
    InAttendance,

    /// <summary>A member who could not come and said so.</summary>
    Apologies,
}
