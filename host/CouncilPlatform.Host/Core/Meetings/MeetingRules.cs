using System.Globalization;
using CouncilPlatform.Host.Core.Bodies;
using CouncilPlatform.Host.Core.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Meetings;

/// <summary>Rules that several inputs of meetings share.</summary>
internal static class MeetingRules
{
    private const int MaxGroups = 50;

    /// <summary>The time, the place and the web address of the minutes.</summary>
    public static Rules Meeting(this Rules rules, string? time, string? place, string? minutes) =>
        rules
            .OptionalText(place, 300, InputPath.Of("place"))
            .OptionalText(minutes, 500, InputPath.Of("minutes"))
            .Valid(
                time is null || TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                "Enter a time of the day with hours and minutes, like 18:30.",
                InputPath.Of("time")
            )
            .Valid(
                minutes is null || Uri.TryCreate(minutes, UriKind.Absolute, out var address) && address.Scheme is "https" or "http",
                "Enter the web address of the minutes, which begins with https://.",
                InputPath.Of("minutes")
            );

    /// <summary>Who attended: at most 50 groups of 1 to 1,000, with posts and not with names.</summary>
    public static Rules Attendance(this Rules rules, IReadOnlyList<AttendanceInput>? attendance)
    {
        rules.Valid(
            attendance is null || attendance.Count <= MaxGroups,
            FormattableString.Invariant($"Enter {MaxGroups} lines of attendance or fewer."),
            InputPath.Of("attendance")
        );
        foreach (var (index, group) in (attendance ?? []).Take(MaxGroups).Index())
        {
            rules
                .Valid(
                    group.Number is >= 1 and <= 1000,
                    "Enter how many they were, from 1 to 1,000.",
                    InputPath.Of("attendance", index, "number")
                )
                .OptionalText(group.Post, 200, InputPath.Of("attendance", index, "post"))
                .Valid(
                    group.Post?.Contains('@', StringComparison.Ordinal) != true,
                    "Enter the post, like Area Manager, not an email address.",
                    InputPath.Of("attendance", index, "post")
                );
        }

        return rules;
    }

    /// <summary>The body that meets.</summary>
    public static Task<Body> BodyOfAsync(this Change<CoreDb> change, Meeting meeting) =>
        change.Of<Body>().SingleAsync(b => b.Id == meeting.BodyId, change.Cancellation);

    /// <summary>
    /// The meeting at which a decision was made: the one that is named or, if none is, the only one that the body held on that day. The
    /// body must have been able to decide at it.
    /// </summary>
    /// <returns>Null if no meeting is named, and the body's meetings of that day are not recorded.</returns>
    public static async Task<Meeting?> MeetingOfAsync(this Change<CoreDb> change, Decision decision, RecordDecisionInput input)
    {
        var held = change.Of<Meeting>().Where(m => m.BodyId == decision.BodyId && m.On == input.On && m.Status == MeetingStatus.Held);
        var meeting =
            input.Meeting is { } named ? await change.FindAsync<Meeting>(named, "input.Meeting")
            : await held.OrderBy(m => m.Number).Take(2).ToListAsync(change.Cancellation) is [var only] ? only
            : null;
        meeting?.RequireDecidable(
            await change.Of<Body>().SingleAsync(b => b.Id == decision.BodyId, change.Cancellation),
            await change.QuorumOnAsync(meeting.BodyId, meeting.On),
            input.On,
            InputPath.Of(input.Meeting is null ? "on" : "meeting")
        );
        return meeting;
    }
}
