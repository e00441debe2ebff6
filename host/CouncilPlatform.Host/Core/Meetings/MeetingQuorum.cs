namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>How many members a meeting needed to decide, and how many attended.</summary>
/// <param name="Needed">How many members the body needs to decide, by its terms of reference on the day of the meeting.</param>
/// <param name="Attended">How many members and substitutes attended. Null if that is not recorded.</param>
/// <param name="Met">Whether enough members attended. Null if attendance is not recorded.</param>
/// <param name="Figures">The figures in words, such as: 2 of 7 members attended, and the quorum is 3.</param>
internal sealed record MeetingQuorum(int Needed, int? Attended, bool? Met, string Figures)
{
    public static MeetingQuorum Of(QuorumRule rule, MeetingStatus status, int? attended) =>
        new(rule.Quorum, attended, attended is null ? null : attended >= rule.Quorum, InWords(rule, status, attended));

    private static string InWords(QuorumRule rule, MeetingStatus status, int? attended) =>
        attended is { } present
            ? $"{present} {(rule.Seats is { } seats ? $"of {seats} members" : present == 1 ? "member" : "members")} attended, "
                + $"and the quorum is {rule.Quorum}."
        : status == MeetingStatus.Held ? $"The quorum is {rule.Quorum}, and the attendance is not recorded."
        : $"The quorum is {rule.Quorum}.";
}
